"""The language server: checks everything when a document is opened or saved, and tells what each document has to show."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence

import typer
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.cli import _run as run
from factcheck.cli._diagnostics import diagnostics, has_lines
from factcheck.cli._watch import Stamp, stamp
from factcheck.errors import FactcheckError
from factcheck.model import Report
from factcheck.pipeline import Silence
from factcheck.reports._summary import plural
from factcheck.version import VERSION


class Server(LanguageServer):
    """One folder in one editor; at most one run at a time."""

    def __init__(self, ctx: typer.Context, paths: Sequence[str]) -> None:
        super().__init__("factcheck", VERSION)
        self._ctx = ctx
        self._paths = list(paths)
        self._grows = False
        self._before: Stamp | None = None
        self._shown: frozenset[str] = frozenset()
        self._running = asyncio.Lock()

    def enter(self) -> None:
        """Take the folder of the editor for the current one, from which paths and settings are seen."""
        roots = [self.workspace.root_uri, *self.workspace.folders]
        folder = next((path for path in map(to_fs_path, filter(None, roots)) if path), None)
        if folder:
            os.chdir(folder)
        # Without a folder the current one may be anything, a whole disk too; then only opened files are meant.
        self._grows = not self._paths and not folder
        if not self._paths and folder:
            self._paths = ["."]

    def take(self, uri: str) -> None:
        """A document was opened; it is checked even if the editor has no folder."""
        path = to_fs_path(uri)
        if self._grows and path and path not in self._paths:
            self._paths.append(path)

    async def refresh(self) -> None:
        """Check where any file has changed since the last run, and show what was found."""
        async with self._running:
            now = await asyncio.to_thread(self._stamp)
            if now == self._before:
                return
            # Looked at before the run, so that a change during it is not missed.
            self._before = now
            try:
                report = await asyncio.to_thread(self._check)
            except FactcheckError as error:
                self._say(f"factcheck: {error}", lsp.MessageType.Error)
            else:
                self._publish(report)

    def _stamp(self) -> Stamp:
        return stamp(run.files(self._ctx, self._paths))

    def _check(self) -> Report:
        from factcheck import wiring

        settings = run.settings(self._ctx)
        screening = wiring.screening(settings)
        return screening.screen(wiring.check(self._paths, settings, Silence()))

    def _publish(self, report: Report) -> None:
        found = diagnostics(report, self.workspace.position_codec)
        # A document that has nothing any more must be told so.
        for uri in sorted(self._shown | found.keys()):
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found.get(uri, [])))
        self._shown = frozenset(found)
        self._log(report)

    def _log(self, report: Report) -> None:
        documents = [outcome.document for outcome in report.checked()]
        lines = {document.uri for document in documents if has_lines(document)}
        sides = [(v.claim.document, v.evidence[0].passage.document) for v in report.verdicts]
        elsewhere = sum(lines.isdisjoint(pair) for pair in sides)
        words = f"; {elsewhere} in files that an editor does not show as text" if elsewhere else ""
        message = f"{plural(len(sides), 'finding')} in {plural(len(documents), 'document')}{words}"
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, message))

    def _say(self, message: str, kind: lsp.MessageType) -> None:
        self.window_show_message(lsp.ShowMessageParams(kind, message))


def serve(ctx: typer.Context, paths: Sequence[str]) -> None:
    """Serve over standard input and output until the editor ends it."""
    create(ctx, paths).start_io()


def create(ctx: typer.Context, paths: Sequence[str]) -> Server:
    """A server with its features, not yet started."""
    server = Server(ctx, paths)

    @server.feature(lsp.INITIALIZED)
    def initialized(params: lsp.InitializedParams) -> None:
        server.enter()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.take(params.text_document.uri)
        await server.refresh()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        await server.refresh()

    return server
