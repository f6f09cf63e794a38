"""What single lines of reStructuredText are: titles, points, directives, comments, targets, tables."""

from __future__ import annotations

import re

ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}+[ \t]*+")
"""A line of one punctuation mark: it underlines a title or parts two chapters."""
SHORT_ADORNMENT = re.compile(r"([=\-~^\"'`#*+])\1?")
"""The same below a title of one or two characters."""
EXPLICIT = re.compile(r"(?P<indent>[ \t]*+)\.\.(?=\s|\Z)[ \t]*+")
"""Begins a directive, a comment, a footnote or a target."""
DIRECTIVE = re.compile(
    r"(?:\|[^|\n]{1,80}\|[ \t]++)?(?P<name>[A-Za-z][\w.+:-]{0,60}?)[ \t]?::(?=\s|\Z)[ \t]*+"
)
NOTE = re.compile(r"\[(?:#?[\w.-]{0,40}|\*)\](?:[ \t]++|\Z)")
TARGET = re.compile(r"_(?:[^:\n\\]|\\.|:(?=\S)){0,200}+:|__(?:\s|:)")
OPTION = re.compile(r"[ \t]*+:(?P<name>[^:\n\s][^:\n]{0,80}):(?:[ \t]++|\Z)")
BULLET = re.compile(r"[ \t]*+(?:[-*+•‣⁃]|\(?(?:\d{1,3}|[A-Za-z]|#)[.)])[ \t]++(?=\S)")
LINE_BLOCK = re.compile(r"[ \t]*+\|[ \t]++")
DOCTEST = re.compile(r"[ \t]*+>>>(?:\s|\Z)")
SIMPLE_RULE = re.compile(r"[ \t]*+=+(?:[ \t]++=+)++[ \t]*+")
GRID_RULE = re.compile(r"[ \t]*+\+(?:[-=]{2,}+\+)++[ \t]*+")

CODE = frozenset(
    "code code-block sourcecode literalinclude highlight math raw parsed-literal doctest testcode testsetup testoutput"
    " testcleanup prompt productionlist graphviz digraph graph mermaid plot ipython jupyter-execute program-output"
    " uml plantuml exec only-code command-output asciinema".split()
)
"""Directives whose content is not prose."""
SILENT = frozenset(
    "toctree contents include index meta image sectnum section-numbering header footer class role default-role"
    " unicode date replace currentmodule module automodule autoclass autofunction automethod autosummary autodata"
    " autoattribute autoexception target-notes title tabularcolumns codeauthor sectionauthor highlightlang bibliography"
    " csv-table youtube video image-sg".split()
)
"""Directives that show nothing that could be checked here, or nothing at all."""
PROSE_ARGUMENT = frozenset(
    "note warning tip important caution danger error hint attention seealso admonition topic sidebar rubric"
    " versionadded versionchanged deprecated versionremoved todo epigraph pull-quote highlights compound container"
    " glossary centered list-table table".split()
)
"""Directives whose argument, too, is running text."""


def indent(line: str) -> int:
    """Columns of white space that a line begins with; a tab counts one."""
    return len(line) - len(line.lstrip())
