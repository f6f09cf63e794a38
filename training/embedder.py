"""Tune the embedder so that a claim finds its evidence, supporting or contradicting alike.

`python -m training.embedder --data DIR --init FOLDER --until 2026-11-22T11:40 --out FOLDER`. Each row is a claim, its
evidence and a passage that looks like evidence and is none; every other evidence of the batch is a negative as well
(multiple-negatives ranking, Henderson et al. 2017; hard negatives as in Karpukhin et al. 2020).
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import neutrals, sources

if TYPE_CHECKING:
    import torch

SOURCES = ("fever", "vitaminc", "te_new_protocols")
SEED = 11
TEMPERATURE = 0.05
MAX_TOKENS = 128
FROZEN_LAYERS = 2


@dataclass(frozen=True, slots=True)
class Triple:
    """A claim, what bears on it, and what only looks like it."""

    claim: str
    evidence: str
    other: str


def triples(data: Path, most: int) -> list[Triple]:
    """Claims of three public sets with their evidence, entailed and contradicted in equal measure."""
    rng = random.Random(SEED)
    pairs = [p for p in sources.pairs(data) if p.source in SOURCES and p.label != "neutral"]
    own: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        own[pair.hypothesis].add(pair.premise)
    halves = [[p for p in pairs if p.label == label] for label in ("entailment", "contradiction")]
    chosen = [p for half in halves for p in rng.sample(half, min(most // 2, len(half)))]
    passages = sorted({p.premise for p in pairs})
    claims = sorted({p.hypothesis for p in chosen})
    hard = {p.hypothesis: p.premise for p in neutrals.look_alikes(claims, passages, own, "look_alike")}
    rng.shuffle(chosen)
    return [Triple(p.hypothesis, p.premise, hard[p.hypothesis]) for p in chosen if p.hypothesis in hard]


class Tuner:
    """One run: triples in, a Hugging Face folder out."""

    def __init__(self, init: Path, peak: float) -> None:
        """Load the backbone; the forward and backward passes run on a bfloat16 copy."""
        import torch
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(init, local_files_only=True)
        self.model = AutoModel.from_pretrained(
            init, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        )
        self.model.embeddings.requires_grad_(False)
        self.model.encoder.layer[:FROZEN_LAYERS].requires_grad_(False)
        if self.model.pooler is not None:
            self.model.pooler.requires_grad_(False)
        self.worker = copy.deepcopy(self.model).to(torch.bfloat16).train()
        self.trained = [p for p in self.model.parameters() if p.requires_grad]
        self.working = [p for p in self.worker.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(self.trained, lr=peak, weight_decay=0.01, fused=True)

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit-length mean-pooled vectors, shape (n, d)."""
        import torch

        inputs = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        state = self.worker(**inputs).last_hidden_state.float()
        mask = inputs["attention_mask"].unsqueeze(-1).float()
        return torch.nn.functional.normalize((state * mask).sum(1) / mask.sum(1), dim=-1)

    def step(self, batch: Sequence[Triple], rate: float) -> float:
        """One optimiser step; gives the loss."""
        import torch

        claims = self.vectors([t.claim for t in batch])
        passages = [t.evidence for t in batch] + [t.other for t in batch]
        fitting = claims @ self.vectors(passages).T / TEMPERATURE
        # Another row's evidence that is this row's too is no negative.
        known = torch.tensor(
            [[i != j and p == t.evidence for j, p in enumerate(passages)] for i, t in enumerate(batch)]
        )
        loss = torch.nn.functional.cross_entropy(fitting.masked_fill(known, -1e4), torch.arange(len(batch)))
        loss.backward()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        for kept, worked in zip(self.trained, self.working, strict=True):
            kept.grad = None if worked.grad is None else worked.grad.float()
            worked.grad = None
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        with torch.no_grad():
            for kept, worked in zip(self.trained, self.working, strict=True):
                worked.copy_(kept)
        return float(loss.detach())

    def save(self, init: Path, out: Path, record: dict[str, Any]) -> None:
        """Write the tuned model beside the tokeniser of its start, with the record of the run."""
        out.mkdir(parents=True, exist_ok=True)
        self.model.config.dtype = "float32"
        self.model.save_pretrained(out)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            if (init / name).is_file():
                shutil.copy(init / name, out / name)
        (out / "run.json").write_text(json.dumps(record, indent=1), encoding="utf-8")


def batches(rows: Sequence[Triple], size: int) -> Iterator[list[Triple]]:
    """Shuffled batches without end, the same on every run."""
    epoch = 0
    while True:
        order = random.Random(SEED + epoch).sample(rows, len(rows))
        for start in range(0, len(order) - size + 1, size):
            yield order[start : start + size]
        epoch += 1


def main() -> None:
    """Parse the command line and tune."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--init", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--until", default="", help="local time of the end, ISO 8601")
    parser.add_argument("--rows", type=int, default=40_000, help="claims to draw from")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--peak", type=float, default=3e-5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if bool(options.steps) == bool(options.until):
        parser.error("give either --steps or --until")
    import torch

    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    rows = triples(options.data, options.rows)
    print(f"{len(rows)} triples", flush=True)
    tuner = Tuner(options.init, options.peak)
    end = datetime.fromisoformat(options.until).timestamp() if options.until else 0.0
    begun, losses = time.time(), []
    for step, batch in enumerate(batches(rows, options.batch)):
        used = step / options.steps if options.steps else (time.time() - begun) / max(1.0, end - begun)
        if used >= 1:
            break
        losses.append(tuner.step(batch, options.peak * min(1.0, used / 0.05 + 0.02) * (1 - used)))
        if step % 50 == 49:
            print(f"step {step + 1} loss {sum(losses[-50:]) / 50:.4f} budget {used:.3f}", flush=True)
    record = {"steps": len(losses), "batch": options.batch, "peak": options.peak, "triples": len(rows)}
    tuner.save(options.init, options.out, record)


if __name__ == "__main__":
    main()
