"""Weights between two models of one shape: `python -m training.interpolate START END SHARE OUT`.

A fine-tuned model keeps more of what its start could do when its weights are drawn back a little (Wortsman et al. 2022,
“Robust fine-tuning of zero-shot models”).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

WEIGHTS = "model.safetensors"


def interpolate(start: Path, end: Path, share: float, out: Path) -> None:
    """Write `share` of `end` and the rest of `start`, in float32, as a folder of the same form as `end`."""
    from safetensors.torch import load_file, save_file

    first, last = load_file(start / WEIGHTS), load_file(end / WEIGHTS)
    out.mkdir(parents=True, exist_ok=True)
    for file in end.iterdir():
        if file.is_file() and file.name != WEIGHTS:
            shutil.copy(file, out / file.name)
    mixed = {
        name: ((1 - share) * first[name].float() + share * last[name].float()).contiguous() for name in last
    }
    save_file(mixed, out / WEIGHTS, metadata={"format": "pt"})


def main() -> None:
    """Parse the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("end", type=Path)
    parser.add_argument("share", type=float)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    interpolate(options.start, options.end, options.share, options.out)


if __name__ == "__main__":
    main()
