"""Parquet, with the types of the columns whether or not there are rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from reportkit.dataset.columns import Table
from reportkit.dataset.write.base import Row, missing

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 4096  # rows that are held and written together


class ParquetSink:
    """The rows of a table as Parquet, some thousand of them held at a time."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError as error:
            raise missing("pyarrow", error, "Parquet") from error
        self._schema = _schema(table)
        self._arrow = pa
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._rows += rows
        if len(self._rows) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write the rows that are left."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True)
        arrays = [self._arrow.array(cells, field.type) for cells, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _schema(table: Table) -> pa.Schema:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(c.name, types[c.type], nullable=not c.required, metadata={"en": c.en, "zh": c.zh})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"en": table.en, "zh": table.zh})
