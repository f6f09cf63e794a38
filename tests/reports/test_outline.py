"""The outline is written document by document, to the byte as the standard library would write all of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import readers
from factcheck.errors import UsageError
from factcheck.model import Checked, Failed, Outcome, Skipped
from factcheck.pipeline import extract_all
from factcheck.reports._indented import indented, rendered
from factcheck.reports._outline import document_json, outline_json
from factcheck.reports._outputs import save_parts

TEXT = "# Bridges\n\nThe bridge is 30 m long. Is it?\n\n- “Zürich” has 400,000 people.\n\n\ud800\n"
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
_VALUES = st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def read(*texts: str) -> list[Outcome]:
    documents = [readers.read(text.encode("utf-8", "replace"), f"{n}.md") for n, text in enumerate(texts)]
    return extract_all(documents)


def pieces(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, bool]]:
    return ((document_json(outcome), isinstance(outcome, Checked)) for outcome in outcomes)


@given(_VALUES)
def test_json_is_indented_as_the_standard_library_does_it(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(_VALUES)
def test_what_is_rendered_may_stand_anywhere(value: object) -> None:
    twice = [rendered(value), {"again": rendered(value)}]
    assert indented(twice) == json.dumps([value, {"again": value}], ensure_ascii=False, indent=1)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_outline_reads_back_and_looks_as_if_written_at_once(count: int) -> None:
    outcomes = [Skipped("a.bin", "no reader for .bin"), *read(*[TEXT] * count), Failed("b.md", "gone")]
    content = b"".join(outline_json(pieces(outcomes))).decode()
    data = json.loads(content)
    assert content == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert [document["uri"] for document in data["documents"]] == [f"{n}.md" for n in range(count)]
    assert [entry["uri"] for entry in data["unread"]] == ["a.bin", "b.md"]
    for document in data["documents"]:
        assert [claim for s in document["sentences"] for claim in s.get("claims", ())] == document["claims"]


def test_a_document_is_written_before_the_next_one_is_read() -> None:
    asked: list[str] = []

    def outcomes() -> Iterator[Outcome]:
        for found in read(TEXT, TEXT):
            asked.append(found.uri)
            yield found

    parts = outline_json(pieces(outcomes()))
    next(parts)
    assert b'"uri": "0.md"' in next(parts)
    assert asked == ["0.md"]


def test_parts_go_to_every_place(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    places = [str(tmp_path / "one.json"), "-", str(tmp_path / "deep" / "two.json")]
    save_parts(iter((b"a", b"b")), places)
    assert [Path(places[n]).read_bytes() for n in (0, 2)] == [b"ab", b"ab"]
    assert capfdbinary.readouterr().out == b"ab"


def test_the_old_file_stays_where_the_parts_end_early(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")

    def parts() -> Iterator[bytes]:
        yield b"new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save_parts(parts(), [str(tmp_path / "old.json")])
    assert (tmp_path / "old.json").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]


def test_nothing_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    parts = iter((b"unread",))
    with pytest.raises(UsageError, match="can't write"):
        save_parts(parts, [str(tmp_path)])
    assert next(parts) == b"unread"
