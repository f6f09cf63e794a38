"""Tests of the training pipeline; torch isn't needed."""
