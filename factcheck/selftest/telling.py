"""What a trial tells: a table for people, and plain values for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.reports._summary import plural
from factcheck.selftest.running import THRESHOLDS, Trial


def trial_text(trial: Trial) -> Iterator[str]:
    """The trial for people, a line each: found and planted by kind at each threshold, then what was missed."""
    if not trial.outcomes:
        yield "Nothing could be planted: no sentence stands alone and holds a value, a name or a word with an opposite."
        return
    kinds = trial.kinds()
    planted = plural(len(trial.outcomes), "planted contradiction")
    yield f"{planted} in {plural(trial.documents, 'document')}, in memory only."
    yield ""
    yield "confidence".ljust(12) + "".join(kind.rjust(11) for kind in (*kinds, "all")) + "  untouched flagged"
    for threshold in THRESHOLDS:
        name = f"{threshold:.0%}" if threshold else "as shipped"
        cells = (_share(*trial.found(kind, threshold)).rjust(11) for kind in (*kinds, ""))
        flagged = f"{trial.flagged(threshold)} of {trial.documents}"
        yield name.ljust(12) + "".join(cells) + flagged.rjust(19)
    missed = [o.plant for o in trial.outcomes if not o.check]
    if missed:
        yield ""
        yield "Not found:"
    for plant in missed:
        yield f"  {plant.document} [{plant.kind}] {plant.text}"


def _share(found: int, planted: int) -> str:
    return f"{found}/{planted}"


def trial_json(trial: Trial) -> bytes:
    """The trial as JSON, every plant with what became of it."""
    data = {
        "documents": trial.documents,
        "thresholds": [
            {
                "confidence": threshold,
                "recall": {
                    kind: {"found": found, "planted": planted}
                    for kind in trial.kinds()
                    for found, planted in (trial.found(kind, threshold),)
                },
                "untouched_flagged": trial.flagged(threshold),
            }
            for threshold in THRESHOLDS
        ],
        "planted": [
            {
                "kind": o.plant.kind,
                "document": o.plant.document,
                "original": " ".join(o.plant.original.text.split()),
                "text": o.plant.text,
                "check": o.check,
                "confidence": round(o.confidence, 4),
            }
            for o in trial.outcomes
        ],
        "alarms": [{"document": uri, "confidence": round(sure, 4)} for uri, sure in trial.alarms],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
