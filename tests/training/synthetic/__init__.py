"""Tests of the generators of planted contradictions."""
