# make demo       see it work: a real organization checked, and its handbook written
# make quick      rules, house and documents: what is usually wrong first
# make test       all tests but the longest, in an environment of their own
# make test-long  all tests, the longest too, each with many more made-up examples: an hour or more
# make lint       style, types, workflows
# make golden     tests/golden anew: what the examples come out as, whose difference is read in a review
# make lock       have the newest libraries that pyproject.toml allows in requirements.txt and requirements-dev.txt

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check
AS_OF  := 2026-11-23

# Other people's libraries: those of the lock, or the newest or oldest that pyproject.toml allows.
LIBRARIES ?= locked
ifeq ($(filter $(LIBRARIES),locked newest oldest),)
  $(error LIBRARIES is locked, newest or oldest)
endif
INSTALLED := $(VENV)/installed-$(LIBRARIES)
PYTEST    := $(BIN)/python -m pytest --numprocesses=auto --dist=loadfile

WORKFLOWS := $(wildcard .github/workflows/*.yml examples/ci/github/*.yml)

.PHONY: help demo quick test test-long browser lint golden lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

demo: $(INSTALLED)
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

quick: $(INSTALLED)-dev
	@$(PYTEST) --hypothesis-profile=quick tests/test_house.py tests/test_rules.py tests/rules tests/documents

test: node-packages
	@$(PYTEST) $(TESTS)

test-long: node-packages
	@$(PYTEST) --hypothesis-profile=long -m 'long or not long' $(TESTS)

browser: node-packages
	@$(BIN)/node tests/handbook/site/chromium.mjs

lint: $(INSTALLED)-dev
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

golden: $(INSTALLED)-dev
	@$(BIN)/python -m tests.golden_output
	@git diff --shortstat -- tests/golden

# Of runtime libraries the same ones in both files. What an install from this folder is built with is locked as well.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version=3.11 --upgrade \
  --generate-hashes --no-emit-index-url --custom-compile-command='make lock'
lock: $(INSTALLED)-dev
	@printf '%s\n' hatchling editables | $(LOCK) pyproject.toml - --output-file=requirements.txt
	@$(LOCK) pyproject.toml --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt

clean:
	rm -rf $(VENV) build dist tests/node_modules

# Installed again only when what is asked for changes. From the lock nothing is built but collabctl itself.
install-locked = $(PIP) install --require-hashes --only-binary=:all: --requirement $(1) && \
  $(PIP) install --no-deps --no-build-isolation --editable .
install-newest = $(PIP) install --upgrade --upgrade-strategy=eager --editable '$(2)'
install-oldest = $(PIP) install --constraint tests/oldest.txt --editable '$(2)'

$(INSTALLED): pyproject.toml requirements.txt tests/oldest.txt | $(BIN)/python
	@echo 'Installing collabctl into $(VENV) ...'
	@$(call install-$(LIBRARIES),requirements.txt,.)
	@rm -f $(VENV)/installed* && touch $@

$(INSTALLED)-dev: pyproject.toml requirements-dev.txt tests/oldest.txt | $(BIN)/python
	@echo 'Installing collabctl and what its tests need into $(VENV) ...'
	@$(call install-$(LIBRARIES),requirements-dev.txt,.[dev])
	@rm -f $(VENV)/installed* && touch $@ $(INSTALLED)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'collabctl needs Python 3.11 or newer: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }

# Some tests ask other programs what they read in our files; some of those run on Node, which comes with the dev extra.
# One of its packages holds a Chromium, for machines that have none, or one that does not work.
npm-locked = ci
npm-oldest = ci
npm-newest = install --no-package-lock

.PHONY: node-packages
node-packages: $(INSTALLED)-dev
	@if [ ! tests/node_modules/.package-lock.json -nt tests/package-lock.json ]; then \
	  PATH="$(CURDIR)/$(BIN):$$PATH" npm $(npm-$(LIBRARIES)) --prefix tests --silent --no-audit --no-fund \
	  && touch tests/node_modules/.package-lock.json; fi
