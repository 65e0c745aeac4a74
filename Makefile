# Everything a developer runs. Each target makes what it needs; a second run does not set up again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready-$(shell cat requirements.lock pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)

.PHONY: help setup demo test check bench lock docs clean
help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fogline needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 ..."; exit 2; }
	@echo "Setting up $(VENV) from requirements.lock (about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.ready-*
	@touch $@

setup: $(STAMP) ## Create the environment from the lock file

demo: $(STAMP) ## Build the record of the example corpus and print its brief
	@$(BIN)/python -m fogline.cli.demo

test: check ## All checks and all tests
	@$(BIN)/python -m pytest -n 2

check: $(STAMP) ## Format, lint, types, floors, lengths, docs in step
	@$(BIN)/ruff format --check --quiet src tests bench
	@$(BIN)/ruff check --quiet src tests bench
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports --no-logo
	@$(BIN)/python -m fogline.cli.reference --check docs/reference

bench: $(STAMP) ## Run every exam on ../shared and write docs/evaluation.md
	@$(BIN)/python -m bench all --write docs/evaluation.md

docs: $(STAMP) ## Regenerate docs/reference from the code
	@$(BIN)/python -m fogline.cli.reference docs/reference

lock: $(STAMP) ## Pin every dependency with hashes, for Python 3.11 to 3.13
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev --extra build pyproject.toml -o requirements.lock

clean: ## Remove what was built, keep the sources
	@rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
