"""The version of the program; hatchling and every report read it here."""

VERSION = "0.1.0"
