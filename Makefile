# Everything starts here. `make` alone lists what there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := scripts/node
UI := frontend/dist/index.html
UI_SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts -type f 2>/dev/null)

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run $(UI)  ## Start the studio at http://127.0.0.1:8000
	@$(BIN)/maquette up

test: check ui-test  ## Check and test everything
	$(BIN)/coverage erase
	$(BIN)/pytest --numprocesses=2 --dist=loadfile --cov --cov-report= $(PYTEST)
	$(BIN)/coverage report

check: $(VENV)/.dev frontend/node_modules/.installed  ## Lint and check types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(NODE) npx --prefix frontend pyright
	$(NODE) npm --prefix frontend run --silent check

ui: $(UI)  ## Build the browser UI

ui-test: $(UI) client-drift  ## Test the browser UI
	$(NODE) npm --prefix frontend test

client: $(VENV)/.dev frontend/node_modules/.installed  ## Generate the UI's client from the API
	$(BIN)/maquette openapi > frontend/openapi.json
	$(NODE) npm --prefix frontend run --silent client

client-drift: client
	@git diff --exit-code --stat -- frontend/openapi.json frontend/src/api/generated \
	  || { echo "The API changed: commit what 'make client' wrote."; exit 1; }

bench: $(VENV)/.dev $(UI)  ## Measure against the floor (BENCH="pictures page": these alone)
	$(BIN)/python -m benchmarks $(BENCH)

gallery: $(VENV)/.dev  ## Draw contact sheets to look at, into ./gallery
	$(BIN)/python -m scripts.gallery

screenshots: $(VENV)/.dev $(UI)  ## Take the README's screenshots
	$(BIN)/python -m scripts.screenshots

migration: $(VENV)/.dev  ## Generate a migration: make migration NAME="add art styles"
	$(BIN)/maquette migration "$(NAME)"

lock: $(VENV)/.dev  ## Pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra vision --group build -o locks/run.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra vision --group build --group dev -o locks/dev.txt
	$(BIN)/uv pip compile $(LOCK) --group node -o locks/node.txt
LOCK := --quiet --upgrade --universal --python-version 3.11 --no-emit-index-url --generate-hashes --no-header

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Maquette needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: locks/run.txt pyproject.toml | $(VENV)/bin/python
	@test -f $(VENV)/.dev || { echo "Installing Maquette into $(VENV) ..." && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r locks/run.txt; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: locks/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json | $(VENV)/bin/python
	$(NODE) npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	@touch $@

$(UI): $(UI_SOURCES) frontend/node_modules/.installed
	$(NODE) npm --prefix frontend run --silent build

.PHONY: help run test check ui ui-test client client-drift bench gallery screenshots migration lock
