"""Train the cross-encoder: time-budgeted or step-budgeted, resumable, on a plain CPU.

`python -m training.train --init FOLDER --until 2026-11-22T11:40` runs until that moment with the learning rate
falling linearly to nought there; `--steps N` does the same over N steps and so repeats a timed run.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training.arrays import PairArrays, padded, plan_batches

if TYPE_CHECKING:
    import torch
    from transformers import BertForSequenceClassification

LABELS = ("entailment", "neutral", "contradiction")
CHECKPOINT_SECONDS = 600.0
LOG_STEPS = 50


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that shapes the weights besides the data."""

    init: str
    """HF folder of the model to start from, or the raw backbone."""
    batch: int = 64
    peak: float = 1.5e-4
    """Highest learning rate."""
    warmup: float = 0.02
    """Share of the budget over which the rate rises from nought."""
    smoothing: float = 0.05
    decay: float = 0.01
    """Weight decay."""
    seed: int = 7
    frozen_layers: int = 2
    """Lowest layers kept as they are, with the embeddings: a third less work a step, and less is forgotten."""
    steps: int = 0
    """Steps in all; 0 where the clock decides."""
    until: float = 0.0
    """Unix time of the end; 0 where the steps decide."""


@dataclass(slots=True)
class Progress:
    """How far a run has come; changes as it goes, so it isn't frozen."""

    step: int = 0
    elapsed: float = 0.0
    """Seconds spent in training, over all resumes."""


def fraction(recipe: Recipe, progress: Progress, now: float) -> float:
    """Share of the budget used: of the steps, or of the time (spent and left)."""
    if recipe.steps:
        return progress.step / recipe.steps
    left = max(0.0, recipe.until - now)
    return progress.elapsed / max(progress.elapsed + left, 1e-9)


def rate(recipe: Recipe, used: float) -> float:
    """Learning rate: linear warmup, then linear fall to nought."""
    if used < recipe.warmup:
        return recipe.peak * max(used / recipe.warmup, 0.02)
    return recipe.peak * max(0.0, (1.0 - used) / (1.0 - recipe.warmup))


def load_model(folder: str, frozen_layers: int = 0) -> BertForSequenceClassification:
    """The model as float32 with three labels and no dropout; a raw backbone gets a fresh classification head."""
    import torch
    from transformers import BertForSequenceClassification

    model = BertForSequenceClassification.from_pretrained(
        folder,
        dtype=torch.float32,
        attn_implementation="eager",
        local_files_only=True,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    if frozen_layers:
        model.bert.embeddings.requires_grad_(False)
        model.bert.encoder.layer[:frozen_layers].requires_grad_(False)
    return model


def make_optimizer(model: BertForSequenceClassification, recipe: Recipe) -> torch.optim.AdamW:
    """AdamW without decay on biases and layer norms; each group's order is the model's."""
    import torch

    plain = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    bare = [p for p in model.parameters() if p.requires_grad and p.ndim < 2]
    groups = [{"params": plain, "weight_decay": recipe.decay}, {"params": bare, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=recipe.peak, betas=(0.9, 0.98), eps=1e-6, fused=True)


def save_checkpoint(
    folder: Path,
    model: BertForSequenceClassification,
    optimizer: torch.optim.AdamW,
    progress: Progress,
) -> None:
    """Model, moments and progress, written beside the old checkpoint and then swapped in."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    moments = {
        f"{name}.{key}": optimizer.state[parameter][key].contiguous()
        for name, parameter in model.named_parameters()
        if parameter in optimizer.state
        for key in ("exp_avg", "exp_avg_sq", "step")
    }
    weights = {name: tensor.contiguous() for name, tensor in model.state_dict().items()}
    save_file({**{f"w.{k}": v for k, v in weights.items()}, **moments}, folder / "new.safetensors")
    (folder / "new.json").write_text(json.dumps(asdict(progress)), encoding="utf-8")
    os.replace(folder / "new.safetensors", folder / "state.safetensors")
    os.replace(folder / "new.json", folder / "progress.json")


def load_checkpoint(
    folder: Path, model: BertForSequenceClassification, optimizer: torch.optim.AdamW
) -> Progress:
    """Put a checkpoint into model and optimiser; a fresh Progress where there is none."""
    from safetensors.torch import load_file

    if not (folder / "progress.json").is_file():
        return Progress()
    state = load_file(folder / "state.safetensors")
    model.load_state_dict({k[2:]: v for k, v in state.items() if k.startswith("w.")})
    for name, parameter in model.named_parameters():
        if f"{name}.exp_avg" in state:
            keys = ("exp_avg", "exp_avg_sq", "step")
            optimizer.state[parameter] = {key: state[f"{name}.{key}"] for key in keys}
    return Progress(**json.loads((folder / "progress.json").read_text(encoding="utf-8")))


class Loop:
    """One run: arrays and a recipe in, a trained model in `out/final`."""

    def __init__(self, arrays: PairArrays, recipe: Recipe, out: Path, stop: int = 0) -> None:
        """Load the model, and the checkpoint in `out` where one is; a run that stops early goes on from there.

        The forward and backward passes run on a bfloat16 copy; the weights that the optimiser keeps are float32.
        """
        import torch

        self.arrays, self.recipe, self.out, self.stop = arrays, recipe, out, stop
        self.model = load_model(recipe.init, recipe.frozen_layers)
        self.optimizer = make_optimizer(self.model, recipe)
        self.progress = load_checkpoint(out / "checkpoint", self.model, self.optimizer)
        self.worker = copy.deepcopy(self.model).to(torch.bfloat16)
        self.trained = [p for p in self.model.parameters() if p.requires_grad]
        self.working = [p for p in self.worker.parameters() if p.requires_grad]
        self.recent: list[float] = []
        self.pairs = 0

    def run(self) -> None:
        """Train to the end of the budget, with checkpoints and a log on standard output."""
        size = self.recipe.batch
        per_epoch = len(plan_batches(self.arrays.lengths, size, 0))
        epoch, saved, begun = -1, time.time(), time.time()
        batches: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self.worker.train()
        while (used := fraction(self.recipe, self.progress, time.time())) < 1.0:
            tick = time.time()
            if self.progress.step // per_epoch != epoch:
                epoch = self.progress.step // per_epoch
                batches = plan_batches(self.arrays.lengths, size, self.recipe.seed + epoch)
            self.train_step(batches[self.progress.step % per_epoch], rate(self.recipe, used))
            self.progress.step += 1
            self.progress.elapsed += time.time() - tick
            if self.progress.step % LOG_STEPS == 0:
                self.report(used, time.time() - begun)
            if self.progress.step == self.stop:
                save_checkpoint(self.out / "checkpoint", self.model, self.optimizer, self.progress)
                return
            if time.time() - saved > CHECKPOINT_SECONDS:
                save_checkpoint(self.out / "checkpoint", self.model, self.optimizer, self.progress)
                saved = time.time()
        self.finish()

    def train_step(self, rows: np.ndarray[tuple[int], np.dtype[np.int64]], rate_now: float) -> None:
        """One optimiser step over one batch."""
        import torch

        ids, types, mask = (torch.from_numpy(a) for a in padded(self.arrays, rows))
        labels = torch.from_numpy(self.arrays.labels[rows])
        for group in self.optimizer.param_groups:
            group["lr"] = rate_now
        logits = self.worker(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
        loss = torch.nn.functional.cross_entropy(
            logits.float(), labels, label_smoothing=self.recipe.smoothing
        )
        loss.backward()
        for kept, worked in zip(self.trained, self.working, strict=True):
            kept.grad = None if worked.grad is None else worked.grad.float()
            worked.grad = None
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            for kept, worked in zip(self.trained, self.working, strict=True):
                worked.copy_(kept)
        self.recent.append(float(loss.detach()))
        self.pairs += len(rows)

    def report(self, used: float, wall: float) -> None:
        """One line: step, loss over the last 500 steps, speed, share of the budget used."""
        self.recent = self.recent[-500:]
        print(
            f"{datetime.now():%H:%M:%S} step {self.progress.step} loss {np.mean(self.recent[-LOG_STEPS:]):.4f} "
            f"(500: {np.mean(self.recent):.4f}) {self.pairs / wall:.1f} pairs/s budget {used:.4f}",
            flush=True,
        )

    def finish(self) -> None:
        """Write the final model as an HF folder, with tokenizer and the record of the run."""
        final = self.out / "final"
        self.model.config.dtype = "float32"
        self.model.save_pretrained(final)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            source = Path(self.recipe.init) / name
            if source.is_file():
                (final / name).write_bytes(source.read_bytes())
        record = {"recipe": asdict(self.recipe), "progress": asdict(self.progress)}
        record["pairs"] = {"rows": len(self.arrays.labels), "seen": self.progress.step * self.recipe.batch}
        (final / "run.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
        print(f"done: {self.progress.step} steps, {self.progress.elapsed / 60:.1f} minutes", flush=True)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="data folder; the mix is composed from it where missing")
    parser.add_argument("--arrays", type=Path, default=Path("training/work/arrays"))
    parser.add_argument("--init", required=True, help="HF folder to start from")
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--stop", type=int, default=0, help="step to stop at, to go on with other arrays")
    parser.add_argument("--until", default="", help="local time of the end, ISO 8601")
    parser.add_argument("--out", type=Path, default=Path("training/runs"))
    parser.add_argument("--peak", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--frozen-layers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if bool(options.steps) == bool(options.until):
        parser.error("give either --steps or --until")
    import torch

    torch.set_num_threads(options.threads)
    torch.manual_seed(7)
    if not (options.arrays / "tokens.npy").is_file():
        from training.data import write_mix

        write_mix(options.data, options.arrays.parent, Path(options.init) / "tokenizer.json")
    recipe = Recipe(
        init=options.init,
        batch=options.batch,
        frozen_layers=options.frozen_layers,
        peak=options.peak,
        steps=options.steps,
        until=datetime.fromisoformat(options.until).timestamp() if options.until else 0.0,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    Loop(PairArrays.load(options.arrays), recipe, options.out, options.stop).run()


if __name__ == "__main__":
    main()
