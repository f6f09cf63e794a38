"""The language server, driven by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.errors import UsageError
from factcheck.version import VERSION

_PATIENCE = 120
"""Seconds; a busy machine loads the models slowly."""
Shown = dict[str, list[lsp.Diagnostic]]


class Editor:
    """A client with one folder, and what the server has shown in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown: Shown = {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self.client = LanguageClient("editor", "1")
        self._changed = asyncio.Condition()

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._published))
        self.client.feature(lsp.WINDOW_LOG_MESSAGE)(partial(self._logged))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(partial(self._told))

    async def _published(self, params: lsp.PublishDiagnosticsParams) -> None:
        async with self._changed:
            self.shown[params.uri.rpartition("/")[2]] = list(params.diagnostics)
            self._changed.notify_all()

    async def _logged(self, params: lsp.LogMessageParams) -> None:
        async with self._changed:
            self.logged.append(params.message)
            self._changed.notify_all()

    async def _told(self, params: lsp.ShowMessageParams) -> None:
        async with self._changed:
            self.messages.append(params.message)
            self._changed.notify_all()

    async def start(self, root: str | None) -> lsp.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "factcheck", "lsp", cwd=self.folder)
        parameters = lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=root)
        result = await self.client.initialize_async(parameters)
        self.client.initialized(lsp.InitializedParams())
        return result

    def open(self, name: str) -> None:
        path = self.folder / name
        item = lsp.TextDocumentItem(path.as_uri(), "markdown", 1, path.read_text("utf-8"))
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def save(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, "utf-8")
        document = lsp.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))

    async def until(self, condition: Callable[[], bool]) -> None:
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(condition), _PATIENCE)

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans.md").write_text("# Plans\n\n🙂 The Team plan keeps logs for 30 days.\n", "utf-8")
    (tmp_path / "prices.md").write_text("# Prices\n\nThe Team plan keeps logs for 14 days.\n", "utf-8")
    return tmp_path


def test_an_editor_sees_both_sides_and_each_leads_to_the_other(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 broken")

    async def session() -> None:
        editor = Editor(folder)
        result = await editor.start(folder.as_uri())
        assert result.server_info == lsp.ServerInfo("factcheck", VERSION)
        editor.open("plans.md")
        await editor.until(lambda: len(editor.logged) == 1)
        assert editor.shown.keys() == {"plans.md", "prices.md", "scan.pdf"}
        assert editor.logged == ["1 finding in 2 documents"]
        (plans,), (prices,) = editor.shown["plans.md"], editor.shown["prices.md"]
        assert plans.code == prices.code == "number"
        assert plans.severity == prices.severity == lsp.DiagnosticSeverity.Error
        assert plans.data == prices.data
        # The claim holds a character of two code units.
        assert plans.range == lsp.Range(lsp.Position(2, 0), lsp.Position(2, 40))
        assert prices.range == lsp.Range(lsp.Position(2, 0), lsp.Position(2, 37))
        assert {"30 days", "14 days"} <= set(plans.message.replace("“", "”").split("”"))
        assert prices.message.startswith("At odds with plans.md:3:")
        for one, other, name in ((plans, prices, "prices.md"), (prices, plans, "plans.md")):
            (related,) = one.related_information or ()
            assert related.location == lsp.Location((folder / name).as_uri(), other.range)
            assert "The Team plan keeps logs" in related.message
        assert editor.shown["scan.pdf"][0].message.startswith("Not checked: ")

        (folder / "scan.pdf").unlink()
        editor.save("prices.md", "# Prices\n\nThe Team plan keeps logs for 30 days.\n")
        await editor.until(lambda: len(editor.logged) == 2)
        assert editor.shown == {"plans.md": [], "prices.md": [], "scan.pdf": []}

        (folder / "factcheck.toml").write_text('fail_on = "erro"\n')
        editor.save("prices.md", "# Prices\n")
        await editor.until(lambda: bool(editor.messages))
        assert "factcheck.toml" in editor.messages[0]
        await editor.stop()

    asyncio.run(session())


def test_without_a_folder_only_opened_files_are_checked(folder: Path) -> None:
    text = "The Team plan keeps logs for 30 days.\n\nThe Team plan keeps logs for 7 days.\n"
    (folder / "single.md").write_text(text)

    async def session() -> None:
        editor = Editor(folder)
        await editor.start(None)
        editor.open("single.md")
        await editor.until(lambda: len(editor.logged) == 1)
        assert editor.shown.keys() == {"single.md"}
        assert len(editor.shown["single.md"]) == 2
        await editor.stop()

    asyncio.run(session())


def test_without_the_extra_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    monkeypatch.delitem(sys.modules, "factcheck.cli._server", raising=False)
    monkeypatch.delattr("factcheck.cli._server", raising=False)
    result = CliRunner().invoke(app, ["lsp"])
    assert isinstance(result.exception, UsageError)
    assert 'pip install "factcheck[lsp]"' in str(result.exception)
