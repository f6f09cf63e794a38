"""Many passes over the mix, on a GPU: teachers first, then one student that learns from their mean.

`python -m training.passes --pool POOL --teacher FOLDER --teacher FOLDER --student FOLDER --seconds 180,180,180 --out OUT`
trains a teacher from each folder, then the student from its folder: on the labels and on the mean of the teachers'
probabilities (Hinton et al. 2015, "Distilling the knowledge in a neural network"). Each stage ends with its time, the
learning rate falling linearly to nought there; `--steps` repeats a timed run. Without a GPU it works, some hundred times slower.

With `--keep FOLDER` the student learns on pairs that nobody has labelled, or only as no contradiction, from what that model says of
them: new data without forgetting (Li and Hoiem 2016, "Learning without forgetting"). `--rdrop` reads each pair twice under dropout and draws both
readings together (Liang et al. 2021, "R-Drop"); `--layer-rate` lets each layer learn slower than the one above it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.encoder import Encoder, Weights
from training.pool import CONSISTENT, UNLABELLED, DevicePool, PairPool, padded_width

LOG_STEPS = 400
TAUGHT = 0.7
"""Share of the student's loss that comes from the teachers."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What shapes the weights of one stage besides the data."""

    init: str
    seconds: float = 0.0
    steps: int = 0
    """Steps in all; 0 where the clock decides."""
    peak: float = 3e-4
    """Highest learning rate."""
    warmup: float = 0.04
    dropout: float = 0.1
    smoothing: float = 0.05
    decay: float = 0.02
    batch_tokens: int = 24_576
    seed: int = 7
    rdrop: float = 0.0
    """Weight of the divergence between two readings of a pair; 0 reads once."""
    layer_rate: float = 1.0
    """Share of a layer's rate with which the one below it learns."""


class Run:
    """One pool on one device, for all stages."""

    def __init__(self, pool: PairPool, device: str, keep: Path | None = None) -> None:
        """Copy the pool to the device, and the model whose judgement is to be kept."""
        self.pool, self.device = pool, device
        self.data = DevicePool(pool, device)
        self.half = torch.bfloat16
        self.kept: tuple[Encoder, Weights] | None = None
        if keep:
            encoder = Encoder(keep)
            weights = encoder.read(device)
            halves = (part.to(self.half) for part in (weights.matrices, weights.vectors, weights.words))
            self.kept = encoder, Weights(*halves)

    def train(self, stage: Stage, taught: Tensor | None = None) -> tuple[Encoder, Weights, int]:
        """Train one model; `taught` holds the teachers' probabilities (rows, 3). Gives the steps made as well."""
        torch.manual_seed(stage.seed)
        encoder = Encoder(Path(stage.init))
        kept = encoder.read(self.device, stage.seed)
        masters = [torch.nn.Parameter(kept.matrices), torch.nn.Parameter(kept.vectors)]
        working = [m.detach().to(self.half).requires_grad_() for m in masters]
        words = kept.words.to(self.half)
        scales = [encoder.rates(kept, stage.layer_rate)] if stage.layer_rate < 1 else []
        groups = [
            {"params": masters[:1], "weight_decay": stage.decay},
            {"params": masters[1:], "weight_decay": 0.0},
        ]
        optimizer = torch.optim.AdamW(
            groups, lr=stage.peak, betas=(0.9, 0.98), eps=1e-6, fused=self.device != "cpu"
        )
        begun, step, number, losses = time.time(), 0, 0, []
        batches: list[tuple[Tensor, int]] = []
        usual = 0.0
        while (used := step / stage.steps if stage.steps else (time.time() - begun) / stage.seconds) < 1.0:
            if not batches:
                heard = taught is not None or self.kept is not None
                batches = self._one_pass(stage.batch_tokens, stage.seed * 1000 + number, heard)
                usual = usual or sum(len(rows) for rows, _ in batches) / len(batches)
                number += 1
            rows, width = batches.pop()
            for group in optimizer.param_groups:
                rising = used / stage.warmup
                group["lr"] = stage.peak * (
                    max(rising, 0.01) if rising < 1 else (1 - used) / (1 - stage.warmup)
                )
            named = encoder.parts(*working)
            batch = self.data.batch(rows, width)
            readings = [
                encoder.forward(named, words, batch, stage.dropout).float()
                for _ in range(2 if stage.rdrop else 1)
            ]
            target = self._target(rows, batch, taught)
            # Divided by the usual size, so that a pair counts the same in a batch of few long ones.
            loss = sum(self._loss(logits, rows, target, stage.smoothing) for logits in readings) / usual
            loss = loss / len(readings) + stage.rdrop * divergence(readings) / usual
            for master, gradient in zip(masters, torch.autograd.grad(loss, working), strict=True):
                master.grad = gradient.float()
            torch.nn.utils.clip_grad_norm_(masters, 1.0)
            before = [master.detach().clone() for master in masters] if scales else []
            optimizer.step()
            with torch.no_grad():
                for scale in scales:
                    for master, old, part in zip(masters, before, scale, strict=True):
                        master.copy_(torch.lerp(old, master, part))
                for work, master in zip(working, masters, strict=True):
                    work.copy_(master)
            step += 1
            losses.append(loss.detach() * usual / len(rows))
            if step % LOG_STEPS == 0:
                shown = float(torch.stack(losses[-LOG_STEPS:]).mean())
                print(
                    f"{time.time() - begun:.0f} s step {step} pass {number} loss {shown:.4f} used {used:.3f}",
                    flush=True,
                )
        return encoder, Weights(masters[0].detach(), masters[1].detach(), kept.words), step

    def _one_pass(self, batch_tokens: int, seed: int, unlabelled: bool) -> list[tuple[Tensor, int]]:
        lengths = self.pool.lengths
        order = self.pool.one_pass(batch_tokens, seed)
        if not unlabelled:
            order = [rows[self.pool.labels[rows] != UNLABELLED] for rows in order]
        order = [rows for rows in order if len(rows)]
        flat = torch.from_numpy(np.concatenate(order)).to(self.device)
        pieces = flat.split([len(rows) for rows in order])
        return [
            (piece, padded_width(int(lengths[rows].max()))) for piece, rows in zip(pieces, order, strict=True)
        ]

    @torch.no_grad()
    def _target(
        self, rows: Tensor, batch: tuple[Tensor, Tensor, Tensor], taught: Tensor | None
    ) -> Tensor | None:
        """Probabilities (n, 3) that are to be learnt from; nought in rows of which no model is asked."""
        if taught is not None:
            return taught[rows]
        if self.kept is None:
            return None
        encoder, weights = self.kept
        target = torch.zeros(len(rows), 3, device=self.device)
        asked = self.data.labels[rows] < 0
        if asked.any():
            ids, types, mask = batch
            named = encoder.parts(weights.matrices, weights.vectors)
            logits = encoder.forward(named, weights.words, (ids[asked], types[asked], mask[asked]))
            target[asked] = torch.softmax(logits.float(), 1)
        return target

    def _loss(self, logits: Tensor, rows: Tensor, target: Tensor | None, smoothing: float) -> Tensor:
        """Sum over the batch."""
        labels = self.data.labels[rows]
        said = functional.cross_entropy(
            logits,
            labels.clamp_min(UNLABELLED),
            label_smoothing=smoothing,
            ignore_index=UNLABELLED,
            reduction="none",
        )
        either = torch.logsumexp(logits[:, :2], 1) - torch.logsumexp(logits, 1)
        said = torch.where(labels == CONSISTENT, -either, said)
        if target is None:
            return said.sum()
        heard = -(target * functional.log_softmax(logits, 1)).sum(1)
        share = torch.where(labels == UNLABELLED, 1.0, TAUGHT) * (target.sum(1) > 0)
        return (share * heard + (1 - share) * said).sum()

    @torch.no_grad()
    def probabilities(self, encoder: Encoder, weights: Weights, size: int = 131_072) -> Tensor:
        """Probabilities (rows, 3) of the whole pool, in batches of so many tokens."""
        named = encoder.parts(weights.matrices.to(self.half), weights.vectors.to(self.half))
        words = weights.words.to(self.half)
        lengths = self.pool.lengths
        order = np.argsort(lengths, kind="stable")
        out = torch.zeros(len(order), 3, device=self.device)
        start = 0
        while start < len(order):
            count = max(1, size // padded_width(int(lengths[order[start]])))
            rows = order[start : start + count]
            at = torch.from_numpy(rows).to(self.device)
            batch = self.data.batch(at, padded_width(int(lengths[rows].max())))
            out[at] = torch.softmax(encoder.forward(named, words, batch).float(), 1)
            start += count
        return out


def divergence(readings: Sequence[Tensor]) -> Tensor:
    """Symmetric Kullback-Leibler divergence of two readings (n, 3) of one batch, summed; nought of one reading."""
    if len(readings) == 1:
        return torch.zeros((), device=readings[0].device)
    one, other = (functional.log_softmax(logits, 1) for logits in readings)
    return ((one.exp() - other.exp()) * (one - other)).sum() / 2


def report(run: Run, encoder: Encoder, weights: Weights) -> str:
    """Accuracy of each kind of a development pool, and how much of what isn't one is called a contradiction."""
    scores = run.probabilities(encoder, weights).cpu().numpy()
    lines = []
    for kind, name in enumerate(run.pool.names):
        rows = np.flatnonzero(run.pool.kinds == kind)
        gold, predicted = run.pool.labels[rows], scores[rows].argmax(1)
        if set(gold.tolist()) <= {0, 2} and len(set(gold.tolist())) > 1:
            predicted = np.where(scores[rows, 0] >= scores[rows, 2], 0, 2)
        false = (predicted[gold != 2] == 2).mean() if (gold != 2).any() else float("nan")
        lines.append(
            f"{name} {100 * (predicted == gold).mean():.1f} (false {100 * false:.1f}, n {len(rows)})"
        )
    return "; ".join(lines)


def stages(options: argparse.Namespace) -> list[Stage]:
    """One stage a teacher, then the student's."""
    inits: Sequence[str] = [*options.teacher, options.student]
    seconds = [float(s) for s in options.seconds.split(",")] if options.seconds else [0.0] * len(inits)
    steps = [int(s) for s in options.steps.split(",")] if options.steps else [0] * len(inits)
    peaks = [float(p) for p in options.peak.split(",")]
    return [
        Stage(
            init,
            s,
            n,
            peaks[i % len(peaks)],
            smoothing=options.smoothing,
            batch_tokens=options.batch_tokens,
            seed=7 + i,
            rdrop=options.rdrop,
            layer_rate=options.layer_rate,
        )
        for i, (init, s, n) in enumerate(zip(inits, seconds, steps, strict=True))
    ]


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="a pool to report on after each stage")
    parser.add_argument("--teacher", action="append", default=[], help="folder that a teacher starts from")
    parser.add_argument(
        "--student", required=True, help="folder that the student starts from; teacher-N: a teacher"
    )
    parser.add_argument("--seconds", default="", help="of each stage, comma-separated")
    parser.add_argument("--steps", default="", help="of each stage, comma-separated, in place of seconds")
    parser.add_argument("--peak", default="3e-4", help="highest learning rate of each stage, comma-separated")
    parser.add_argument("--batch-tokens", type=int, default=24_576)
    parser.add_argument("--keep", type=Path, help="model whose judgement of pairs without a label is kept")
    parser.add_argument("--smoothing", type=float, default=0.05, help="of labels")
    parser.add_argument("--rdrop", type=float, default=0.0, help="weight of R-Drop's divergence")
    parser.add_argument(
        "--layer-rate", type=float, default=1.0, help="rate of a layer by that of the one above"
    )
    parser.add_argument("--device", default="", help="cuda where there is one, else cpu")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if bool(options.seconds) == bool(options.steps):
        parser.error("give either --seconds or --steps")
    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    run = Run(PairPool.load(options.pool), device, options.keep)
    dev = Run(PairPool.load(options.dev), device) if options.dev else None
    taught: list[Tensor] = []
    for number, stage in enumerate(stages(options)):
        last = number == len(options.teacher)
        if stage.init.startswith("teacher-"):
            stage = Stage(**(asdict(stage) | {"init": str(options.out / stage.init)}))
        mean = torch.stack(taught).mean(0) if last and taught else None
        encoder, weights, steps = run.train(stage, mean)
        name = "student" if last else f"teacher-{number}"
        encoder.write(weights, options.out / name, {"stage": asdict(stage), "steps": steps})
        print(f"{name}: {steps} steps", flush=True)
        if dev:
            print(report(dev, encoder, weights), flush=True)
        if not last:
            taught.append(run.probabilities(encoder, weights))


if __name__ == "__main__":
    main()
