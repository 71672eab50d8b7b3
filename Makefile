# `make book` and `make test` do all the set-up on a fresh machine: Python 3.11 or later is enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: book check test goldens bench listen clean

# The main job: the five seed documents become a speaking EPUB, an M4B and MP3s in dist/.
book: $(VENV)/.installed
	$(BIN)/publisher build seeds --output dist

# Reopen what `make book` made and judge it, sound included.
check: $(VENV)/.installed
	$(BIN)/publisher check dist

test: $(VENV)/.installed-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# Write the expected results anew; read the difference before you commit it.
goldens: $(VENV)/.installed-tests
	$(BIN)/pytest --update-goldens

# What a build costs, beside the raw cost of engine and encoders.
bench: $(VENV)/.installed-tests
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/bench_documents.py

# Hear the seeds with every voice: error rates and word times, as in docs/voices.md. Takes a while.
listen: .venv-listen/.installed
	.venv-listen/bin/python tests/listen

.venv-listen/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-listen
	.venv-listen/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[piper,kokoro,listen]'
	.venv-listen/bin/publisher voices add xiaoxiao
	touch $@

clean:
	rm -rf $(VENV) .venv-listen dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "publisher needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 " )'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-tests: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.installed
