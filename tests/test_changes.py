"""Which lines have changed, in real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from factcheck import readers
from factcheck.changes import Changes, since
from factcheck.errors import UsageError
from factcheck.model import Document, Span


class Repository:
    """A repository in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(self.root), *identity, *arguments], check=True, capture_output=True)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            self.write(name.replace("_", "."), text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", "--allow-empty")

    def document(self, name: str) -> Document:
        return readers.read((self.root / name).read_bytes(), str(self.root / name))

    def touched(self, changes: Changes, name: str, *words: str) -> list[bool]:
        document = self.document(name)
        found = []
        for word in words:
            start = document.text.index(word)
            found.append(changes.touch(document, Span(start, start + len(word))))
        return found


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return Repository(tmp_path)


def test_commits_and_the_working_tree_count_from_the_merge_base(repository: Repository) -> None:
    repository.commit(a_txt="One.\n\nTwo.\n\nThree.\n")
    repository.git("checkout", "-q", "-b", "edit")
    repository.commit(a_txt="One.\n\nTwo here.\n\nThree.\n")
    repository.git("checkout", "-q", "main")
    repository.commit(a_txt="One of main.\n\nTwo.\n\nThree.\n")
    repository.git("checkout", "-q", "edit")
    repository.write("a.txt", "One.\n\nTwo here.\n\nThree.\n\nFour.\n")
    repository.write("new.txt", "All new.\n")
    changes = since("main", repository.root)
    assert repository.touched(changes, "a.txt", "One", "Two", "Three", "Four") == [False, True, False, True]
    assert repository.touched(changes, "new.txt", "All") == [True]


def test_a_renamed_file_has_changed_where_it_was_edited(repository: Repository) -> None:
    lines = [f"Line number {n} stands here." for n in range(20)]
    repository.commit(old_txt="\n\n".join(lines) + "\n")
    repository.git("mv", "old.txt", 'new "name" é.txt')
    repository.write('new "name" é.txt', "\n\n".join([*lines[:3], "Edited line.", *lines[4:]]) + "\n")
    repository.git("add", "-A")
    changes = since("HEAD", repository.root)
    words = ("number 2", "Edited", "number 5")
    assert repository.touched(changes, 'new "name" é.txt', *words) == [False, True, False]


def test_a_file_that_was_moved_and_not_yet_added_is_found_again(repository: Repository) -> None:
    repository.commit(old_txt="".join(f"Line number {n} stands here.\n\n" for n in range(20)))
    (repository.root / "old.txt").rename(repository.root / "new.txt")
    before = (repository.root / ".git" / "index").read_bytes()
    assert repository.touched(since("HEAD", repository.root), "new.txt", "number 2") == [False]
    assert (repository.root / ".git" / "index").read_bytes() == before


def test_what_was_taken_out_of_a_sentence_has_changed_it(repository: Repository) -> None:
    repository.commit(a_txt="One begins here\nand goes on\nto this end.\n\n\nTwo.\n\nThree.\n")
    repository.write("a.txt", "One begins here\nto this end.\n\nTwo.\n\nThree.\n")
    changes = since("HEAD", repository.root)
    sentences = ("One begins here\nto this end.", "Two.", "Three.")
    assert repository.touched(changes, "a.txt", *sentences) == [True, False, False]


def test_a_line_that_looks_like_the_head_of_a_file_is_content(repository: Repository) -> None:
    repository.commit(a_txt="-- b/x.txt\n\nOne.\n\nTwo.\n", b_txt="Other.\n")
    repository.write("a.txt", "++ b/b.txt\n\nOne.\n\nTwo changed.\n")
    changes = since("HEAD", repository.root)
    assert repository.touched(changes, "a.txt", "One", "Two") == [False, True]
    assert repository.touched(changes, "b.txt", "Other") == [False]


def test_a_binary_file_has_changed_as_a_whole(repository: Repository) -> None:
    repository.write(".gitattributes", "*.txt -diff\n")
    repository.commit(a_txt="One.\n\nTwo.\n", b_txt="Three.\n")
    repository.write("a.txt", "One.\n\nTwo changed.\n")
    changes = since("HEAD", repository.root)
    assert repository.touched(changes, "a.txt", "One", "Two") == [True, True]
    assert repository.touched(changes, "b.txt", "Three") == [False]


def test_settings_of_git_change_nothing(repository: Repository) -> None:
    repository.commit(a_txt="One.\n\nTwo.\n\nThree.\n")
    for name, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.diff", "always"),
        ("diff.interHunkContext", "9"),
        ("diff.external", "false"),
    ):
        repository.git("config", name, value)
    repository.write("a.txt", "One!\n\nTwo.\n\nThree!\n")
    changes = since("HEAD", repository.root)
    assert repository.touched(changes, "a.txt", "One", "Two", "Three") == [True, False, True]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "", "HEAD:a.txt"])
def test_an_unknown_revision_is_an_error(base: str, repository: Repository) -> None:
    repository.commit(a_txt="One.\n")
    with pytest.raises(UsageError, match="git knows no revision"):
        since(base, repository.root)
    assert not (repository.root / "x").exists()


def test_two_histories_without_a_common_commit_are_an_error(repository: Repository) -> None:
    repository.commit(a_txt="One.\n")
    repository.git("checkout", "-q", "--orphan", "other")
    repository.commit(a_txt="Two.\n")
    with pytest.raises(UsageError, match="no commit in common"):
        since("main", repository.root)


def test_no_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="is in no git repository"):
        since("main", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="needs git"):
        since("main", tmp_path)
