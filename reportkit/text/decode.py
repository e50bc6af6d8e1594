"""Bytes to text, once: the encoding is proved or the file is refused.

``data.decode(encoding) == text`` holds for what is returned: newlines are kept, a BOM is not counted.
There is no fallback that cannot fail (latin-1), because such a fallback hides GBK.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass

from reportkit.errors import ReportkitError
from reportkit.text.misread import spelled_out, wrongly_read

# UTF-32 before UTF-16: the first begins with the bytes of the second.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The most frequent characters of written Chinese with those of reports. Bytes of another encoding read as GB18030
# give Han characters too, but seldom these.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
    "然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无"
    "系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
    "市县区委议案报告审听取视察督办理提建代表选举任免届会政协协商常委监督检查调研群众服务落实推动保障改革治理年度履职"
    "會議國來時們個為這說對過後開關長報審聽視選舉黨實務與業發動體學專題辦調研縣區鄉鎮"
)
_ADVICE = "save the file as UTF-8 (iconv -f ENCODING -t UTF-8) and run again"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the codec that gives it from the bytes; ``guessed`` when plausibility had to decide."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """Text of ``data``; raises ReportkitError for what is empty, binary, damaged or of no known encoding."""
    if not data:
        raise _fail("is empty (0 bytes)", "check that the download or copy was complete")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(Decoded(_strict(data, encoding), encoding))
    if _looks_binary(data):
        return _checked(_wide(data))
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        return _checked(_guess(data, error))


def _fail(message: str, hint: str) -> ReportkitError:
    return ReportkitError(message, stage="decode", hint=hint)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _fail(
            f"starts with a byte order mark of {encoding} but is damaged at byte {error.start}",
            "get the file again, or save it as UTF-8",
        ) from None


def _looks_binary(data: bytes) -> bool:
    """Text may hold a stray control character (page break, Ctrl-Z), never many of them."""
    odd = data.translate(None, bytes(range(0x20, 0x100)) + b"\t\n\v\f\r\x1a\x1b")
    return len(odd) * 200 > len(data)


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a byte order mark, where it reads as Chinese; other bytes that are no text are refused."""
    for encoding in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            # The first characters tell whether the rest is worth decoding.
            if reads_as_chinese(data[: min(len(data) & ~1, 512)].decode(encoding, "ignore")):
                text = data.decode(encoding)
                if reads_as_chinese(text):
                    return Decoded(text, encoding, guessed=True)
    raise _fail("is not text (binary bytes)", "convert it to a UTF-8 .txt file first")


def _checked(found: Decoded) -> Decoded:
    """Refuse text that was ruined before it came here."""
    text = found.text
    if not text.strip("\ufeff \t\r\n\f\v\u3000\u00a0\u200b\x1a"):
        raise _fail("holds white space only", "check that the download or copy was complete")
    # U+FFFD is what a careless decoder leaves; 锟斤拷 is U+FFFD after a second one.
    ruined = text.count("\ufffd") + 3 * text.count("锟斤拷")
    if ruined * 100 > len(text):
        raise _fail(f"was damaged by an earlier conversion ({ruined} characters lost)", "get the original file again")
    controls = sum(map(text.count, map(chr, (*range(9), *range(14, 26), *range(28, 32)))))
    if controls * 100 > len(text):
        raise _fail("is not text (control characters)", "convert it to a UTF-8 .txt file first")
    if wrong := wrongly_read(text, reads_as_chinese):
        raise _fail(f"was damaged by an earlier conversion ({wrong})", "get the original file again")
    if escape := spelled_out(text):
        raise _fail(f"spells its characters out ({escape} ...)", "turn the escapes into characters first")
    return found


def _guess(data: bytes, utf8_error: UnicodeDecodeError) -> Decoded:
    """GB18030, then Big5, each strictly and only where the result reads as Chinese."""
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if reads_as_chinese(text):
            return Decoded(text, encoding, guessed=True)
    kept = data.decode("utf-8", "ignore")
    if reads_as_chinese(kept) and len(kept.encode("utf-8")) * 100 >= len(data) * 97:
        raise _fail(
            f"is damaged UTF-8 (first bad byte at {utf8_error.start})", "get the file again, or repair it with iconv -c"
        )
    damaged = data.decode("gb18030", "ignore")
    if reads_as_chinese(damaged) and len(damaged.encode("gb18030")) * 100 >= len(data) * 97:
        raise _fail("is damaged GB18030 text", "get the file again, or save it as UTF-8")
    name = _name(data)
    raise _fail("is in no encoding that gives Chinese text" + (f" (perhaps {name})" if name else ""), _ADVICE)


def reads_as_chinese(text: str) -> bool:
    """Whether decoded characters are those of Chinese prose.

    Of the Han characters of a report some 65 % are in the list above, of wrongly decoded bytes some 5 %, and next to
    nothing lies outside Han, ASCII and the punctuation. Few characters prove little, so a short text has to be cleaner.
    """
    wide = [c for c in text if c > "\x7f"]
    if not wide:
        return False
    han = [c for c in wide if "\u4e00" <= c <= "\u9fff"]
    strange = sum(not _usual(c) for c in wide)
    common = sum(c in _COMMON for c in han)
    share = 0.35 if len(han) < 30 else 0.25
    return bool(han) and strange <= 0.02 * len(wide) and common >= share * len(han)


def _usual(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u2000" <= char <= "\u2bff"  # punctuation, circled numbers, box drawing
        or "\u3000" <= char <= "\u303f"
        or "\u3200" <= char <= "\u33ff"  # ㈠ ㎡
        or "\uff00" <= char <= "\uffef"
        or "\u00a0" <= char <= "\u00ff"
        or char == "\u0085"  # next line
        or "\u02c7" <= char <= "\u02dd"
        or "\ufe30" <= char <= "\ufe6f"
    )


def _name(data: bytes) -> str | None:
    """Encoding that the bytes look like, for the error message only."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    return best.encoding if best else None
