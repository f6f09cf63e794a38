"""The cross-encoder as two flat tensors, for training at the speed of a GPU.

All trained matrices lie end to end in one tensor and all vectors (biases, norms) in another: an optimiser step, a copy
to half precision or a norm is then one operation, where `transformers` makes hundreds of small ones. The last layer works
out the first token alone, which is all that the classifier reads. Word vectors stay as they are: both shipped models share
them.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.graph import Shape
from training.train import LABELS

WORDS = "bert.embeddings.word_embeddings.weight"
POSITIONS = "bert.embeddings.position_embeddings.weight"
KINDS = "bert.embeddings.token_type_embeddings.weight"


@dataclass(frozen=True, slots=True)
class Weights:
    """All trained numbers of one model, and the word vectors."""

    matrices: Tensor
    vectors: Tensor
    words: Tensor
    """(vocabulary, hidden); not trained."""


class Encoder:
    """Where each named tensor lies, and the forward pass over them."""

    def __init__(self, folder: Path) -> None:
        """Read the shape of a Hugging Face folder."""
        self.folder = folder
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.shape = Shape.of(config)
        self.sizes: dict[str, tuple[int, ...]] = {}

    def read(self, device: str, seed: int = 7) -> Weights:
        """The weights of the folder in float32; a raw backbone gets a fresh pooler and classifier where it has none."""
        from safetensors.torch import load_file

        stored = load_file(self.folder / "model.safetensors")
        named = {k if k.startswith(("bert.", "classifier")) else f"bert.{k}": v for k, v in stored.items()}
        generator = torch.Generator().manual_seed(seed)
        hidden = self.shape.hidden
        for name, size in (("bert.pooler.dense", (hidden, hidden)), ("classifier", (len(LABELS), hidden))):
            named.setdefault(f"{name}.weight", torch.randn(size, generator=generator) * 0.02)
            named.setdefault(f"{name}.bias", torch.zeros(size[0]))
        words = named.pop(WORDS).float().to(device)
        named = {k: v.float() for k, v in sorted(named.items()) if v.is_floating_point()}
        self.sizes = {k: tuple(v.shape) for k, v in named.items()}
        flat = [
            torch.cat([v.reshape(-1) for v in named.values() if (v.ndim >= 2) == wide]).to(device)
            for wide in (True, False)
        ]
        return Weights(flat[0], flat[1], words)

    def parts(self, matrices: Tensor, vectors: Tensor) -> dict[str, Tensor]:
        """The named tensors as views of the two flat ones."""
        found: dict[str, Tensor] = {}
        for flat, wide in ((matrices, True), (vectors, False)):
            named = {k: size for k, size in self.sizes.items() if (len(size) >= 2) == wide}
            pieces = flat.split([int(np.prod(size)) for size in named.values()])
            found |= {k: piece.view(named[k]) for k, piece in zip(named, pieces, strict=True)}
        return found

    def rates(self, weights: Weights, share: float) -> list[Tensor]:
        """For each trained number, flat as in `weights`, its share of the highest rate: `share` less with every layer further down."""
        layers = self.shape.layers

        def depth(name: str) -> int:
            if name.startswith("bert.embeddings"):
                return layers + 1
            number = re.search(r"layer\.(\d+)\.", name)
            return layers - int(number[1]) if number else 0

        return [
            torch.cat([torch.full((int(np.prod(s)),), share ** depth(k)) for k, s in named.items()]).to(
                weights.words.device
            )
            for wide in (True, False)
            if (named := {k: s for k, s in self.sizes.items() if (len(s) >= 2) == wide})
        ]

    def forward(
        self,
        named: dict[str, Tensor],
        words: Tensor,
        batch: tuple[Tensor, Tensor, Tensor],
        dropout: float = 0.0,
    ) -> Tensor:
        """Logits (n, 3) of ids, types and mask (n, width)."""
        ids, types, mask = batch

        def dropped(x: Tensor) -> Tensor:
            return functional.dropout(x, dropout) if dropout else x

        def norm(x: Tensor, name: str) -> Tensor:
            weight, bias = named[f"{name}.weight"], named[f"{name}.bias"]
            return functional.layer_norm(x, (self.shape.hidden,), weight, bias, self.shape.epsilon)

        def linear(x: Tensor, name: str) -> Tensor:
            return functional.linear(x, named[f"{name}.weight"], named[f"{name}.bias"])

        x = words[ids] + named[POSITIONS][: ids.shape[1]] + named[KINDS][types]
        x = dropped(norm(x, "bert.embeddings.LayerNorm"))
        seen = mask[:, None, None, :]
        for layer in range(self.shape.layers):
            at = f"bert.encoder.layer.{layer}"
            heard = x[:, :1] if layer == self.shape.layers - 1 else x
            attended = self._attend(named, f"{at}.attention.self", heard, x, seen, dropout)
            x = norm(
                heard + dropped(linear(attended, f"{at}.attention.output.dense")),
                f"{at}.attention.output.LayerNorm",
            )
            inner = functional.gelu(linear(x, f"{at}.intermediate.dense"))
            x = norm(x + dropped(linear(inner, f"{at}.output.dense")), f"{at}.output.LayerNorm")
        return linear(dropped(torch.tanh(linear(x[:, 0], "bert.pooler.dense"))), "classifier")

    def _attend(
        self, named: dict[str, Tensor], at: str, heard: Tensor, x: Tensor, seen: Tensor, dropout: float
    ) -> Tensor:
        def heads(y: Tensor, name: str) -> Tensor:
            y = functional.linear(y, named[f"{at}.{name}.weight"], named[f"{at}.{name}.bias"])
            return y.view(*y.shape[:2], self.shape.heads, -1).transpose(1, 2)

        out = functional.scaled_dot_product_attention(
            heads(heard, "query"),
            heads(x, "key"),
            heads(x, "value"),
            attn_mask=seen.expand(-1, 1, heard.shape[1], -1),
            dropout_p=dropout,
        )
        return out.transpose(1, 2).reshape(heard.shape)

    def write(self, weights: Weights, out: Path, record: dict[str, object]) -> None:
        """A Hugging Face folder in float32 with tokenizer, labels and `run.json`."""
        from safetensors.torch import save_file

        out.mkdir(parents=True, exist_ok=True)
        named = {WORDS: weights.words, **self.parts(weights.matrices, weights.vectors)}
        state = {k: v.detach().float().cpu().contiguous() for k, v in named.items()}
        save_file(state, out / "model.safetensors", metadata={"format": "pt"})
        config = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
        config |= {
            "architectures": ["BertForSequenceClassification"],
            "id2label": dict(enumerate(LABELS)),
            "label2id": {label: i for i, label in enumerate(LABELS)},
        }
        (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
        (out / "run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        for name in ("tokenizer.json", "tokenizer_config.json"):
            if (self.folder / name).is_file():
                shutil.copy(self.folder / name, out / name)
