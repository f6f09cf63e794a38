"""Random two-layer BERTs in Hugging Face form, made on the fly: real files, real loading, no real knowledge."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from factcheck.inference.manifest import read_entry


def write_tokenizer(folder: Path, max_length: int) -> None:
    """Write the shipped vocabulary as a tokeniser of transformers."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_bytes(read_entry("nli").tokenizer.path.read_bytes())
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("cls", "sep", "pad", "unk", "mask")}
    settings = {
        "tokenizer_class": "BertTokenizer",
        "model_max_length": max_length,
        "do_lower_case": True,
        **special,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))


def write_cross_encoder(folder: Path, labels: Sequence[str], max_length: int = 64) -> Path:
    """A cross-encoder with these labels, in this order."""
    import torch
    from transformers import BertForSequenceClassification

    torch.manual_seed(3)
    config = _config(max_length, num_labels=len(labels), id2label=dict(enumerate(labels)))
    BertForSequenceClassification(config).save_pretrained(folder)
    write_tokenizer(folder, max_length)
    return folder


def write_encoder(folder: Path, max_length: int = 64) -> Path:
    """A bare encoder; sentence-transformers adds mean pooling."""
    import torch
    from transformers import BertModel

    torch.manual_seed(4)
    BertModel(_config(max_length)).save_pretrained(folder)
    write_tokenizer(folder, max_length)
    return folder


def _config(max_length: int, **more: object) -> object:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=30522,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=max_length,
        initializer_range=0.3,
        **more,
    )
