"""The command line: every verb of the Python API under the same name."""

from onrecord.cli.main import main

__all__ = ["main"]
