"""Opens an embedder or an NLI model: the shipped one, or any other by name."""

from __future__ import annotations

from factcheck.inference import Embedder, NliModel


def open_embedder(name: str | None = None, threads: int | None = None) -> Embedder:
    """The shipped embedder where no name is given, else a sentence-transformers model by hub name or path.

    Raises ``IncompleteError`` where the weights are missing and ``UsageError`` where the model is unfit.
    """
    if name is not None:
        from factcheck.inference.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder(name, threads)
    from factcheck.inference.manifest import read_entry
    from factcheck.inference.runtime import ShippedEmbedder

    return ShippedEmbedder(read_entry("embed"), threads)


def open_nli(name: str | None = None, threads: int | None = None) -> NliModel:
    """The shipped NLI model where no name is given, else a cross-encoder by hub name or path.

    Raises ``IncompleteError`` where the weights are missing and ``UsageError`` where the model is unfit.
    """
    if name is not None:
        from factcheck.inference.sentence_transformer import CrossEncoderNli

        return CrossEncoderNli(name, threads)
    from factcheck.inference.manifest import read_entry
    from factcheck.inference.runtime import ShippedNli

    return ShippedNli(read_entry("nli"), threads)
