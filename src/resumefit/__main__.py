"""`python -m resumefit`: the command line."""

from resumefit.cli import run

run()
