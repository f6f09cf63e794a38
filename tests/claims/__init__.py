"""Tests of the way from text to claims."""
