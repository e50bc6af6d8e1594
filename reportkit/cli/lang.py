"""The option ``--lang``: labels in English or Chinese."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Lang(StrEnum):
    """A language of labels, as the command line knows it without importing the data set."""

    EN = "en"
    ZH = "zh"


Option = Annotated[Lang, typer.Option("--lang", help="Heads and labels in English or Chinese.")]
