"""Tests mirror the folders of the program; `contracts`, `gold` and `e2e` cut across."""
