"""``factcheck compare``: given pairs, judged without retrieval."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.errors import ReadError, UsageError
from factcheck.model import Comparison

if TYPE_CHECKING:
    from factcheck.wiring import Settings

_BATCH = 256
"""Lines that are read before their answers are printed."""


def command(
    ctx: typer.Context,
    premise: Annotated[
        str | None, typer.Argument(help="The evidence: a sentence or a whole article.")
    ] = None,
    hypothesis: Annotated[str | None, typer.Argument(help="The claim: one or more sentences.")] = None,
    pairs: Annotated[
        typer.FileBinaryRead | None,
        typer.Option(
            "--pairs", metavar="FILE", help="JSON lines with premise, hypothesis, id; - for standard input."
        ),
    ] = None,
    nli_model: options.NliModel = None,
    config: options.ConfigFile = None,
) -> None:
    """Judge a claim by a piece of evidence, or many such pairs from a file."""
    from factcheck import wiring

    if pairs is None:
        if premise is None or hypothesis is None:
            raise UsageError("compare needs PREMISE and HYPOTHESIS, or --pairs FILE")
        comparer = wiring.comparer(_settings(ctx))
        _print_for_people(next(comparer.compare([(premise, hypothesis)])))
        return
    if premise is not None:
        raise UsageError("compare takes either PREMISE and HYPOTHESIS or --pairs, not both")
    comparer = wiring.comparer(_settings(ctx))
    rows = _rows(pairs)
    while batch := _take(rows):
        done = [row for row in batch if not isinstance(row, ReadError)]
        for row, answer in zip(
            done, comparer.compare([(r["premise"], r["hypothesis"]) for r in done]), strict=True
        ):
            sys.stdout.write(json.dumps(_answer(row, answer), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        if isinstance(batch[-1], ReadError):
            raise batch[-1]


def _settings(ctx: typer.Context) -> Settings:
    """What of the settings concerns a pair: the model and the words."""
    from factcheck import wiring

    found = wiring.chosen(run.settings(ctx))
    return wiring.Settings(nli_model=found.nli_model, words=found.words)


def _take(rows: Iterator[dict[str, str] | ReadError]) -> list[dict[str, str] | ReadError]:
    return list(islice(rows, _BATCH))


def _rows(lines: BinaryIO) -> Iterator[dict[str, str] | ReadError]:
    """The pairs of a file in order; the first bad line ends them and comes as an error."""
    name = lines.name.strip("<>")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        problem, row = _parse(line)
        if problem:
            yield ReadError(name, problem, number)
            return
        yield row


def _parse(line: bytes) -> tuple[str, dict[str, str]]:
    """What is wrong with a line (empty where nothing is), and its object."""
    try:
        row = json.loads(line)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        return f"not JSON: {error}", {}
    except RecursionError:
        return "not JSON: nested too deeply", {}
    if not isinstance(row, dict):
        return "not a JSON object", {}
    for key in ("premise", "hypothesis"):
        if not isinstance(row.get(key), str):
            return f"{key!r} is missing or not a string", {}
    return "", row


def _answer(row: dict[str, str], comparison: Comparison) -> dict[str, object]:
    scores = comparison.scores
    answer: dict[str, object] = {"id": row["id"]} if "id" in row else {}
    unread = {"unread_passages": comparison.unread} if comparison.unread else {}
    return answer | {
        "stance": comparison.stance.value,
        "scores": {
            "supports": round(scores.supports, 6),
            "contradicts": round(scores.contradicts, 6),
            "neutral": round(1 - round(scores.supports, 6) - round(scores.contradicts, 6), 6),
        },
        "reasons": list(comparison.reasons),
        **unread,
    }


def _print_for_people(comparison: Comparison) -> None:
    scores = comparison.scores
    typer.echo(
        f"{comparison.stance.value}  (supports {scores.supports:.2f}, contradicts {scores.contradicts:.2f}, "
        f"neutral {scores.neutral:.2f})"
    )
    for reason in comparison.reasons:
        typer.echo(f"  {reason}")
    if comparison.unread:
        typer.echo(f"  Not read: {comparison.unread} passages that share few words with the hypothesis.")
