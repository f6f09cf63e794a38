"""Document in, claims out: sentences, attribution, worthiness, context, values."""
