# Everything runs in .venv. Steps that need not run again are stamped there; "make clean" forgets them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check fuzz hostile audit build clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CHECKED := src tests benchmarks examples .hatch
CASE := examples/strong-agent

# The first Python that is new enough and can make a virtual environment; name another with "make PYTHON=...".
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3.15 python3; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 16))' 2>/dev/null && echo "$$python" && break; \
	done)

SHIPPED := $(shell find src lexicons .hatch -type f -not -name '*.pyc') pyproject.toml README.md LICENSE

help:  ## show these lines
	@sed -nE 's/^([a-z]+):.*  ## (.*)/make \1\t\2/p' Makefile | expand -t 14

demo: $(VENV)/.installed  ## install resumefit in .venv, score a shipped example, print the report
	@$(BIN)/resumefit score $(CASE)/resume.pdf $(CASE)/posting.txt

test: $(VENV)/.developing  ## install the development extras in .venv, then run every check
	@$(MAKE) --no-print-directory check

check:  ## run the checks in an environment that has the extras: make check BIN=/path/to/bin
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/python -m pytest

fuzz: $(VENV)/.developing  ## read 10,000 mutants of each kind of file: make fuzz SEED=1
	RESUMEFIT_MUTANTS=10000 RESUMEFIT_SEED=$(or $(SEED),1) $(BIN)/python -m pytest tests/hostile/test_mutants.py

hostile: $(VENV)/.developing  ## measure what each hostile document costs, and texts made to trap patterns
	$(BIN)/python benchmarks/hostile.py
	$(BIN)/python benchmarks/baits.py

audit: $(VENV)/.developing  ## look the dependencies up in public advisories (needs a network)
	"$(PYTHON)" -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit
	@$(VENV)/audit/bin/pip-audit --strict --no-deps --disable-pip -r <($(BIN)/python -m pip freeze --exclude-editable) || \
		{ echo "Not audited: the lines above say why. What no advisory service could be asked about counts as a failure." >&2; exit 1; }

build: $(VENV)/.developing  ## make dist/*.tar.gz and dist/*.whl
	$(BIN)/python -m build --outdir dist

clean:  ## remove what the steps above made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks examples -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@[[ -n "$(PYTHON)" ]] || { echo "resumefit needs Python 3.11 or later with its venv module (on Debian: apt install python3-venv)." >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

# An installed copy and an editable one cannot stand side by side: each takes the other's stamp away.
$(VENV)/.installed: $(VENV)/.made $(SHIPPED)
	$(PIP) install --upgrade .
	@rm -f $(VENV)/.developing
	@touch $@

$(VENV)/.developing: $(VENV)/.made pyproject.toml
	$(PIP) install --editable '.[dev]'
	@rm -f $(VENV)/.installed
	@touch $@
