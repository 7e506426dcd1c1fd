# Needs GNU make and Python 3.11 or newer; everything else is set up here. `make help` lists what there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# The first Python on the path that is new enough; PYTHON=... overrides it.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Extras stay in the pins: pip refuses a hashed list in which `name[extra]` is asked for and only `name` is pinned, as
# soon as a newer release than the pinned one exists.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-strip-extras --custom-compile-command "make lock" --upgrade

.PHONY: help setup setup-dev jars demo up test coverage lint bench sdl lock scenarios clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime jars ## a virtual environment with the hub, and Neo4j's jars

setup-dev: $(VENV)/.dev jars ## the same with the tools for tests and lint

demo: setup ## set up, then play three stories on a generated county; SEED=N for another one, OVER_HTTP=1 over HTTP
	@$(BIN)/hub demo $(if $(SEED),--seed $(SEED)) $(if $(OVER_HTTP),--over-http)

up: setup ## set up, then serve GraphQL until Ctrl-C
	@$(BIN)/hub up

# Measuring branches doubles the time of Python, so that it is asked for: `.ci/run` does.
test: setup-dev ## set up, then every test; COVERAGE=1 with the floors of branch coverage; ARGS=... for pytest
	@$(if $(COVERAGE),$(BIN)/coverage erase,true)
	@$(BIN)/pytest -n 3 --dist worksteal $(if $(COVERAGE),--cov --cov-report=) $(ARGS)
	@$(if $(COVERAGE),$(MAKE) --no-print-directory coverage,true)

coverage: ## the floors of branch coverage, on the data of the last `make test COVERAGE=1`
	@$(BIN)/coverage report --include='graph_models/*,hub/domain/*' --fail-under=100
	@$(BIN)/coverage report --omit='graph_models/*,hub/domain/*' --fail-under=90

lint: $(VENV)/.dev ## style, types, rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy -p hub -p graph_models -p connectors -p schema -p tests -p bench
	@$(BIN)/lint-imports

bench: setup-dev ## measure, and write bench/RESULTS.md
	@$(BIN)/python -m bench

scenarios: setup-dev ## play a folder of stories: make scenarios DIR=<folder>; OVER_HTTP=1 plays them over HTTP
	@test -n "$(DIR)" || { echo "say which folder: make scenarios DIR=<folder>" >&2; exit 2; }
	@$(BIN)/python -m tests.scenarios "$(DIR)" $(if $(OVER_HTTP),--over-http)

sdl: setup ## write schema/schema.graphql
	@$(BIN)/hub sdl > schema/schema.graphql

lock: $(VENV)/.dev ## renew the pinned requirements and the list of jars; needs a network
	$(COMPILE) --group build --output-file requirements/runtime.txt
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(BIN)/python -m hub.engine.lock

clean: ## remove what was set up or built here; the per-user cache of jars stays
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

jars: $(VENV)/.runtime
	@$(BIN)/python -m hub.engine

# Stamps: made once, so that later runs need no network.
$(VENV)/.venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11 or is none; set PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks the venv module (on Debian: the package python3-venv)" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.venv requirements/runtime.txt pyproject.toml
	@echo "installing the pinned requirements into $(VENV)"
	$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt tests/conformance/package-lock.json
	@echo "installing the pinned tools for tests and lint into $(VENV)"
	$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements/dev.txt
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/conformance; \
		else echo "npm is not here: the conformance tests of the service will be skipped"; fi
	@touch $@
