"""The scores of a Hugging Face folder by PyTorch in float32, one input at a time: what exports are held against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")


def nli_logits(folder: Path, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
    """Logits in the order entailment, neutral, contradiction."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(
        folder, dtype=torch.float32, local_files_only=True
    ).eval()
    columns = [{v.lower(): int(k) for k, v in model.config.id2label.items()}[label] for label in LABELS]
    with torch.inference_mode():
        rows = [
            model(**tokenizer(p, h, truncation="only_first", max_length=512, return_tensors="pt")).logits[0]
            for p, h in pairs
        ]
    return [[round(float(row[c]), 5) for c in columns] for row in rows]


def similarities(folder: Path, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Cosine of the two texts of each pair, over mean-pooled token vectors."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True).eval()

    def vector(text: str) -> torch.Tensor:
        encoded = tokenizer(text, truncation=True, max_length=256, return_tensors="pt")
        mean = model(**encoded).last_hidden_state[0].mean(0)
        return mean / mean.norm()

    with torch.inference_mode():
        return [round(float(vector(p) @ vector(h)), 5) for p, h in pairs]
