# make demo    see it work: a real organization checked, and its handbook written
# make test    all tests but the longest, in an environment of their own
# make test-long  those too
# make lint    style, types, workflows

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check
AS_OF  := 2026-11-23

WORKFLOWS := $(wildcard .github/workflows/*.yml examples/ci/github/*.yml)

.PHONY: help demo test test-long lint clean

help:
	@sed -n 's/^# make/make/p' Makefile

demo: $(VENV)/installed
	@echo '== examples/org: a company whose departments work together'
	@$(BIN)/collabctl validate examples/org --as-of $(AS_OF)
	@echo
	@echo '== The one conflict that it has, and what was agreed about it'
	@$(BIN)/collabctl conflicts examples/org --as-of $(AS_OF)
	@echo
	@echo '== examples/silo: the same company, had nothing changed (conflicts are expected here)'
	@status=0; $(BIN)/collabctl conflicts examples/silo --as-of $(AS_OF) || status=$$?; \
	  test $$status -eq 1 || { echo "expected conflicts and exit 1 for examples/silo, got exit $$status" >&2; exit 1; }
	@echo
	@echo '== The handbook of examples/org'
	@$(BIN)/collabctl handbook examples/org --output build/handbook --site
	@echo 'Open build/handbook/index.html in a browser; the Markdown beside it shows on GitHub, GitLab and in most editors.'

test: $(VENV)/installed-dev node-packages
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile $(TESTS)

test-long: $(VENV)/installed-dev node-packages
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile -m 'long or not long' $(TESTS)

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "mend it with: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@RUST_LOG=off $(BIN)/zizmor --offline --quiet --config .github/zizmor.yml .github action.yml examples/ci/github/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows $(WORKFLOWS)
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci examples/ci/gitlab/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/pre-commit validate-manifest .pre-commit-hooks.yaml
	@if command -v actionlint > /dev/null; then actionlint $(WORKFLOWS); \
	  else echo 'lint: actionlint is not installed, and was left out'; fi
	@echo 'lint: nothing to mend'

clean:
	rm -rf $(VENV) build dist tests/node_modules

# What is installed is installed again only when pyproject.toml changes.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo 'Installing collabctl into $(VENV) ...'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo 'Installing collabctl and what its tests need into $(VENV) ...'
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'collabctl needs Python 3.11 or newer: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }

# Some tests ask other programs what they read in our files; some of those run on Node, which comes with the dev extra.
# Others read the handbook's site in a Chromium: that of the machine, or else the one inside an npm package.
CHROMIUM ?= $(firstword $(foreach name,chromium chromium-browser google-chrome google-chrome-stable,\
  $(shell command -v $(name) 2>/dev/null)))

.PHONY: node-packages
node-packages: $(VENV)/installed-dev
	@if [ ! tests/node_modules/.package-lock.json -nt tests/package-lock.json ]; then \
	  PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests --silent --no-audit --no-fund $(if $(CHROMIUM),--omit=optional) \
	  && touch tests/node_modules/.package-lock.json; fi
