"""What stands around the records of a report: the program, the file, the region."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportkit.models.enums import Level
from reportkit.models.shared import Closed, Count


class Generator(Closed):
    """The program that made the report (生成程序)."""

    name: Literal["reportkit"] = Field(description="Program (程序名)")
    version: str = Field(description="Its version (版本)")
    rules: str = Field(description="Digest of vocabulary and rules (词表与规则摘要)")
    corrections: str | None = Field(description="Digest of the file of corrections used (所用更正文件摘要)")


class Source(Closed):
    """The file the text came from (来源文件)."""

    path: str | None = Field(description="Path as given, with / (路径)")
    sha256: str | None = Field(description="Digest of the bytes (字节摘要)")
    text_sha256: str = Field(description="Digest of the decoded text as UTF-8 (文本摘要)")
    media_type: str | None = Field(description="Media type (媒体类型)")
    reader: str | None = Field(description="What made the text of the file, with its version (文本的读取程序及版本)")
    encoding: str | None = Field(description="Encoding the bytes were read in (编码)")
    chars: Count = Field(description="Length in code points (字符数)")
    url: str | None = Field(description="Address it was published at, from the manifest, else from the file (网址)")
    publisher: str | None = Field(description="Who published it, from the manifest, else from the file (发布者)")
    published: str | None = Field(description="When it was published, from the manifest, else from the file (发布日期)")
    retrieved: str | None = Field(description="When it was retrieved, from the manifest (采集日期)")


class Region(Closed):
    """The place the organ belongs to (行政区)."""

    name: str | None = Field(description="Longest form the text gives (文中最长名称)")
    adcode: str | None = Field(
        pattern=r"^\d{6}$", description="GB/T 2260 code in the report's year, of a township its county's (行政区划代码)"
    )
    level: Level | None = Field(description="Administrative level (层级)")
    province: str | None = Field(description="Province, the region itself if it is one (省级)")
    prefecture: str | None = Field(description="Prefecture, the region itself if it is one (地级)")


class Candidate(Closed):
    """A region the name may mean (可能的行政区)."""

    name: str = Field(description="Official name (名称)")
    adcode: str = Field(pattern=r"^\d{6}$", description="GB/T 2260 code (代码)")
    province: str | None = Field(description="Province (省级)")
    prefecture: str | None = Field(description="Prefecture (地级)")
