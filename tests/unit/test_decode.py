"""Bytes to text: what is read, and what is refused with which words."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportkit.errors import ReportkitError
from reportkit.readers.plain import read
from reportkit.text.decode import decode, reads_as_chinese

PROSE = (
    "各位代表：我受市人大常委会的委托，向大会报告工作，请予审议。\r\n一年来，常委会共召开会议8次，"
    "听取和审议专项工作报告22项，作出决议决定12项，任免国家机关工作人员56人次。\r\n"
)
TRADITIONAL = "各位代表：我受縣人大常委會的委託，向大會報告一年來的工作，請予審議。過去一年，常委會共召開會議八次。"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "guessed"),
    [
        (PROSE.encode(), PROSE, "utf-8", False),
        (codecs.BOM_UTF8 + PROSE.encode(), PROSE, "utf-8-sig", False),
        (PROSE.encode("gb18030"), PROSE, "gb18030", True),
        (PROSE.encode("utf-16"), PROSE, "utf-16", False),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), PROSE, "utf-16", False),
        (PROSE.encode("utf-32"), PROSE, "utf-32", False),
        (PROSE.encode("utf-16-le"), PROSE, "utf-16-le", True),
        (PROSE.encode("utf-16-be"), PROSE, "utf-16-be", True),
        (TRADITIONAL.encode("utf-16-le"), TRADITIONAL, "utf-16-le", True),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs", True),
        (b"plain ASCII\n", "plain ASCII\n", "utf-8", False),
        ("工作报告".encode("gb18030"), "工作报告", "gb18030", True),
        ("一页\f又一页\x0b".encode(), "一页\f又一页\x0b", "utf-8", False),
        ("生僻字𠮷㐂".encode(), "生僻字𠮷㐂", "utf-8", False),
    ],
)
def test_read(data: bytes, text: str, encoding: str, guessed: bool) -> None:
    found = decode(data)
    assert (found.text, found.encoding, found.guessed) == (text, encoding, guessed)
    assert data.decode(found.encoding) == found.text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "white space only"),
        (codecs.BOM_UTF8, "white space only"),
        ("\u3000\u3000\n".encode(), "white space only"),
        (bytes(200), "not text"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x7fELF\x02\x01\x01" + bytes(40), "not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "utf-16 but is damaged"),
        ("Report of the committee. ".encode("utf-16-le") * 9, "not text"),
        (PROSE.encode("utf-16-le")[1:], "not text"),
        ("Déjà vu à la carte, ça alors élève. ".encode("latin-1") * 20, "no encoding"),
        ("Доклад о работе народного собрания. ".encode("cp1251") * 20, "no encoding"),
        ("これは日本語の報告書です。国会の活動について。".encode("shift_jis") * 20, "no encoding"),
        ("これは日本語の報告書です。国会の活動について。".encode("euc-jp") * 20, "no encoding"),
        ("안녕하세요 반갑습니다 대한민국 국회 보고서 입니다.".encode("euc-kr") * 20, "no encoding"),
        (PROSE.encode().replace(b"8", b"\xff", 1), "damaged UTF-8 (first bad byte"),
        (PROSE.encode("gb18030").replace(b"8", b"\xff", 1) + b"\xb5", "damaged GB18030"),
        (("\ufffd" * 9 + PROSE).encode(), "damaged by an earlier conversion"),
        (("锟斤拷" * 9 + PROSE).encode(), "damaged by an earlier conversion"),
    ],
)
def test_refuse(data: bytes, what: str) -> None:
    with pytest.raises(ReportkitError, match=r".+; try: .+") as caught:
        decode(data)
    assert what in caught.value.message
    assert caught.value.stage == "decode"


def test_few_lost_characters_are_a_warning() -> None:
    found = read((PROSE * 3 + "\ufffd").encode())
    assert [code for code, _ in found.warnings] == ["lost_characters"]


def test_guess_is_a_warning() -> None:
    assert [code for code, _ in read(PROSE.encode("gb18030")).warnings] == ["guessed_encoding"]
    assert read(PROSE.encode()).warnings == []


def test_utf8_read_as_gb18030_is_no_chinese() -> None:
    assert reads_as_chinese(PROSE)
    assert not reads_as_chinese(PROSE.encode().decode("gb18030", "replace"))


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\x81\x30\x81\x30")
def test_any_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except ReportkitError:
        return
    assert data.decode(found.encoding) == found.text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_utf8_text_is_kept_to_the_character(noise: str) -> None:
    text = PROSE + noise.replace("\ufffd", "").replace("锟斤拷", "")
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85", "\f"])
def test_newlines_are_kept(newline: str) -> None:
    text = PROSE.replace("\r\n", newline)
    for encoding in ("utf-8", "gb18030"):
        assert decode(text.encode(encoding)).text == text
