"""Finding files and loading them: what is taken, what is left alone, and in whose words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.discovery import Found, discover, load
from factcheck.errors import UsageError
from factcheck.model import Document, Failed, Skipped
from factcheck.reports.markdown import MarkdownReporter
from tests.factories import sample_report


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = "Some text.") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def uris(paths: Sequence[str], **options: Sequence[str]) -> list[str]:
    return [item.uri for item in discover(paths, **options) if isinstance(item, Found)]


def others(paths: Sequence[str], **options: Sequence[str]) -> list[tuple[str, str]]:
    """What was not found, with the reason."""
    found = discover(paths, **options)
    return [
        (item.uri, item.reason if isinstance(item, Skipped) else f"error: {item.error}")
        for item in found
        if not isinstance(item, Found)
    ]


@pytest.mark.usefixtures("tree")
def test_folders_are_searched_in_order() -> None:
    write("docs/b.md", "docs/a.txt", "docs/sub/c.html", "docs/sub-a/d.HTM", "z.md")
    assert uris(["docs"]) == ["docs/a.txt", "docs/b.md", "docs/sub/c.html", "docs/sub-a/d.HTM"]
    assert uris(["z.md", "docs/sub"]) == ["z.md", "docs/sub/c.html"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("given", [".", "./", "./."])
def test_the_current_folder_has_no_name(given: str) -> None:
    write("a.md", "sub/b.md")
    assert uris([given]) == ["a.md", "sub/b.md"]


def test_paths_stay_as_they_are_given(tree: Path) -> None:
    write("x/a.md")
    assert uris(["./x//a.md"]) == ["x/a.md"]
    assert uris([str(tree / "x")]) == [f"{tree.as_posix()}/x/a.md"]
    os.chdir("x")
    assert uris(["../x"]) == ["../x/a.md"]


@pytest.mark.usefixtures("tree")
def test_what_has_no_reader_is_told() -> None:
    write("d/a.png", "d/LICENCE", "d/a.md", "own.xyz")
    assert others(["d", "own.xyz"]) == [
        ("d/LICENCE", "no reader for files without a suffix"),
        ("d/a.png", "no reader for .png"),
        ("own.xyz", "no reader for .xyz"),
    ]


@pytest.mark.usefixtures("tree")
def test_missing_paths_fail() -> None:
    assert others(["nowhere", "", "a\0b"]) == [
        ("nowhere", "error: no such file or folder"),
        ("", "error: no such file or folder"),
        ("a\0b", "error: embedded null byte"),
    ]


@pytest.mark.usefixtures("tree")
def test_hidden_files_and_dependencies_are_passed_over_in_silence() -> None:
    write(
        ".hidden.md",
        ".git/a.md",
        "node_modules/p/a.md",
        "__pycache__/a.txt",
        "env/pyvenv.cfg",
        "env/a.md",
        "a.md",
    )
    assert discover(["."]) == (Found(Path("a.md"), "a.md"),)
    assert uris([".hidden.md", "node_modules"]) == [".hidden.md", "node_modules/p/a.md"]


@pytest.mark.usefixtures("tree")
def test_gitignore_with_nesting_and_negation() -> None:
    write("d/.gitignore", text="*.md\n!keep.md\n/build/\n[z-a]\n# note\n")
    write("d/sub/.gitignore", text="!again.md\nkeep.md\n")
    write("d/a.md", "d/keep.md", "d/build/x.txt", "d/sub/again.md", "d/sub/keep.md", "d/sub/build/x.txt")
    assert uris(["d"]) == ["d/keep.md", "d/sub/again.md", "d/sub/build/x.txt"]
    assert others(["d"]) == [
        ("d/a.md", "ignored by .gitignore"),
        ("d/build/", "ignored by .gitignore"),
        ("d/sub/keep.md", "ignored by .gitignore"),
    ]
    assert uris(["d/a.md"]) == ["d/a.md"]


@pytest.mark.usefixtures("tree")
def test_gitignore_files_above_hold_inside_a_repository_only() -> None:
    write(".gitignore", text="*.txt\n/out/\n")
    write("docs/a.txt", "docs/b.md", "out/c.txt", "out/d.md")
    assert uris(["docs"]) == ["docs/a.txt", "docs/b.md"]
    Path(".git").mkdir()
    assert uris(["docs"]) == ["docs/b.md"]
    # Asked for by name, so what ignores the folder itself does not hold.
    assert uris(["out"]) == ["out/c.txt", "out/d.md"]


@pytest.mark.usefixtures("tree")
def test_include_and_exclude() -> None:
    write("d/a.md", "d/b.txt", "d/drafts/c.md", "d/sub/e.md", "d/x.toml")
    assert uris(["d"], include=["*.md"], exclude=["drafts/"]) == ["d/a.md", "d/sub/e.md"]
    assert others(["d"], include=["*.md"], exclude=["drafts/", "*.toml"]) == [
        ("d/b.txt", "not included"),
        ("d/drafts/", "excluded"),
    ]
    assert uris(["d"], exclude=["d/sub/*.md", "/b.txt"]) == ["d/a.md", "d/drafts/c.md"]
    assert others(["d/a.md"], exclude=["a.md"]) == [("d/a.md", "excluded")]
    assert uris(["d/b.txt"], include=["*.md"]) == ["d/b.txt"]


@pytest.mark.parametrize("option", ["include", "exclude"])
def test_bad_patterns_are_the_users_fault(option: str) -> None:
    with pytest.raises(UsageError, match=option):
        discover(["."], **{option: ["[z-a]"]})


def test_each_file_is_taken_once(tree: Path) -> None:
    write("real/a.md")
    (tree / "linked").symlink_to(tree / "real", target_is_directory=True)
    (tree / "alias.md").symlink_to(tree / "real" / "a.md")
    (tree / "real" / "loop").symlink_to(tree / "real", target_is_directory=True)
    (tree / "self.md").symlink_to(tree / "self.md")
    assert uris(["."]) == ["real/a.md", "self.md"]
    assert others(["."]) == [("alias.md", "the same file as real/a.md")]
    assert uris(["real/a.md", "real", "real/a.md"]) == ["real/a.md"]
    assert uris(["linked"]) == ["linked/a.md"]


def test_links_out_of_the_folder_are_followed(tree: Path) -> None:
    write("else/a.md", "d/b.md")
    (tree / "d" / "link").symlink_to(tree / "else", target_is_directory=True)
    (tree / "d" / "dead.md").symlink_to(tree / "nowhere.md")
    found = [item for item in discover(["d"]) if isinstance(item, Found)]
    assert [item.uri for item in found] == ["d/b.md", "d/dead.md", "d/link/a.md"]
    assert load(found[1]) == Failed("d/dead.md", "No such file or directory")


def test_pipes_are_not_opened(tree: Path) -> None:
    os.mkfifo(tree / "pipe.md")
    assert others(["."]) == [("pipe.md", "not a regular file")]
    assert others(["pipe.md"]) == [("pipe.md", "not a regular file")]


def test_names_that_are_no_utf8_can_be_printed(tree: Path) -> None:
    (tree / os.fsdecode(b"caf\xe9.md")).write_text("Text.", encoding="utf-8")
    (item,) = discover(["."])
    assert item.uri == "caf\N{REPLACEMENT CHARACTER}.md"
    assert isinstance(item, Found)
    assert isinstance(load(item), Document)


def loaded(name: str, data: bytes) -> Document | Skipped | Failed:
    Path(name).write_bytes(data)
    return load(Found(Path(name), name))


@pytest.mark.usefixtures("tree")
def test_loading() -> None:
    document = loaded("a.md", b"# T\n\nText.")
    assert isinstance(document, Document)
    assert (document.uri, document.title) == ("a.md", "T")
    assert loaded("b.md", b"") == Skipped("b.md", "empty")
    assert loaded("c.txt", b"\xef\xbb\xbf \n") == Skipped("c.txt", "empty")
    assert loaded("d.txt", b"%PDF-1.7") == Failed("d.txt", "is a PDF file, not text")
    assert loaded("e.txt", b"a\n\0") == Failed(
        "e.txt", "holds NUL bytes, so it is binary or damaged, not text (line 2)"
    )
    assert loaded("f.png", b"x") == Failed("f.png", "no reader for .png")
    assert load(Found(Path("g.md"), "g.md")) == Failed("g.md", "No such file or directory")
    own = b"<meta name=generator content='factcheck 1.0'><p>Text</p>"
    assert loaded("report.html", own) == Skipped("report.html", "a report of factcheck")
    comment = MarkdownReporter().render(sample_report())
    assert loaded("comment.md", comment) == Skipped("comment.md", "a report of factcheck")
    assert isinstance(loaded("code.md", b"```\nx\n```"), Document)


@pytest.mark.usefixtures("tree")
def test_unreadable_folders_fail_in_the_systems_words(monkeypatch: pytest.MonkeyPatch) -> None:
    write("d/sub/a.md", "d/b.md")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert discover(["d"]) == (Found(Path("d/b.md"), "d/b.md"), Failed("d/sub", "Permission denied"))
