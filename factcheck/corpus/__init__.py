"""Reference corpora and retrieval: passages in, ranked evidence out."""
