"""Encodings: marks first, then what the file declares, then UTF-8, then Windows-1252."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadError
from factcheck.readers._decode import decode

TEXT = "Der Preis fällt um 5 € – naïve?\r\nZweite Zeile.\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="utf-16-le with mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-be with mark"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), id="utf-32-le with mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(TEXT.encode("cp1252"), id="windows-1252"),
    ],
)
def test_reads_every_usual_encoding(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        ("Привет".encode("cp1251"), "windows-1251", "Привет"),
        ("日本".encode("shift_jis"), "Shift_JIS", "日本"),
        ("“x” é".encode("cp1252"), "iso-8859-1", "“x” é"),
        ("é".encode(), "no-such-encoding", "é"),
        ("é".encode(), "unicode_escape", "é"),
        ("é".encode(), "utf-16", "é"),
        (codecs.BOM_UTF8 + "é".encode(), "windows-1251", "é"),
        ("é".encode(), "a\0b", "é"),
    ],
)
def test_declared_encoding(data: bytes, declared: str, expected: str) -> None:
    assert decode(data, "a.html", declared) == expected


def test_one_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    data = "naïve café, déjà vu".encode() + b"\xe9 end"
    assert decode(data, "a.txt") == "naïve café, déjà vu\N{REPLACEMENT CHARACTER} end"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"text\nwith a \0 byte", "NUL bytes"),
        (bytes(range(256)), "NUL bytes"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        decode(data, "dir/a.txt")
    assert caught.value.uri == "dir/a.txt"


def test_names_the_line_of_a_nul_byte() -> None:
    with pytest.raises(ReadError) as caught:
        decode(b"one\ntwo\0", "a.txt")
    assert caught.value.line == 2


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "big5", "iso2022_jp", "utf-7", "punycode"]))
def test_any_bytes_become_clean_text_or_an_error(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, "x", declared)
    except ReadError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
