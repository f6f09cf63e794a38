"""Findings and scores in, verdicts out: fusion, calibration, relation."""
