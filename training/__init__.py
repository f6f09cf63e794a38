"""How the shipped weights are made: data, recipe, evaluation, calibration, export. Not part of the wheel."""
