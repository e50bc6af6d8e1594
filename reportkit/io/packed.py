"""Files packed as they are written and unpacked as they are read: what the end of a name says, .gz or .zst."""

from __future__ import annotations

import errno
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from reportkit.errors import ReportkitError
from reportkit.io.item import extension_of

PACKED = (".gz", ".zst")
PIECE = 128 * 1024


def is_packed(name: str) -> bool:
    """Whether a file of this name is packed."""
    return extension_of(name) in PACKED


def inner_extension(name: str) -> str:
    """The extension of ``name`` but for that of packing: .jsonl of a.jsonl.gz."""
    return extension_of(name[: -len(extension_of(name))] if is_packed(name) else name)


@contextmanager
def packing(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """What packs into ``file`` as ``name`` says; ``file`` itself where it says nothing, and it stays open.

    Nothing of a clock or a name is written: the same content gives the same bytes (with the same zlib or zstd).
    """
    kind = extension_of(name)
    if kind not in PACKED:
        yield file
        return
    if kind == ".gz":
        with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            yield cast("BinaryIO", packed)
        return
    compressor = zstandard(name).ZstdCompressor(level=6, write_checksum=True)
    with compressor.stream_writer(file, closefd=False) as packed:
        yield packed


@contextmanager
def unpacking(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The content of ``file``, unpacked as ``name`` says; raises OSError where that cannot be."""
    kind = extension_of(name)
    with ExitStack() as stack:
        if kind == ".gz":
            file = cast("BinaryIO", stack.enter_context(gzip.GzipFile("", "rb", fileobj=file)))
        elif kind == ".zst":
            pieces = _Pieces(_unpacked(file, zstandard(name)))
            file = cast("BinaryIO", stack.enter_context(io.BufferedReader(pieces, PIECE)))
        try:
            yield file
        except (EOFError, zlib.error) as error:
            raise OSError(errno.EIO, f"is a damaged {kind} file, or cut off") from error


def _unpacked(file: BinaryIO, library: Any) -> Iterator[bytes]:
    """The content of a .zst file; raises EOFError where it is damaged or ends too soon, which the library's reader does not tell."""
    unpacker = None
    try:
        while piece := file.read(PIECE):
            while piece:
                unpacker = unpacker or library.ZstdDecompressor().decompressobj()
                yield unpacker.decompress(piece)
                piece = unpacker.unused_data if unpacker.eof else b""  # one packed file may follow another
                unpacker = None if unpacker.eof else unpacker
    except library.ZstdError as error:
        raise EOFError(str(error)) from error
    if unpacker is not None:
        raise EOFError("cut off")


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            if (piece := next(self._pieces, None)) is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The content of the file ``path`` for reading, unpacked where its name says that it is packed."""
    with Path(path).open("rb") as file, unpacking(file, path) as content:
        yield content


def zstandard(name: str) -> Any:
    """The library that packs .zst; raises ReportkitError where it is not installed."""
    try:
        import zstandard as library
    except ImportError as error:
        hint = "pip install 'reportkit[zst]', or .gz instead"
        message = f".zst needs zstandard, which is not installed ({error})"
        raise ReportkitError(message, path=name, stage="write", hint=hint) from error
    return library
