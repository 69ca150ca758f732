# make run    everything a first look needs: environment, database, samples, a ranked list, the service
# make test   everything that checks the project
# make bench  what is measured, printed and written to bench/results.md and docs/reading.md
# make fuzz   texts that nobody would write, read for some minutes: make fuzz MINUTES=5
# make wheel  the package in dist/, with reference data, samples, templates and built assets

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
STATIC := api/pages/static/nhsuk.css
SHOW   ?= LDS-01
PORT   ?= 8000
MINUTES ?= 3

.PHONY: run test bench fuzz wheel lint types tests browser clean
.DELETE_ON_ERROR:

run: $(VENV)/run.done $(STATIC)
	@$(BIN)/ips-matcher serve --show $(SHOW) --port $(PORT)

test: lint types tests

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/dev.done
	$(BIN)/mypy

tests: $(VENV)/dev.done $(STATIC)
	$(BIN)/pytest -n 2

bench: $(VENV)/dev.done $(STATIC)
	$(BIN)/python -m bench

fuzz: $(VENV)/dev.done
	$(BIN)/python scripts/fuzz.py $(MINUTES)

wheel: $(VENV)/dev.done $(STATIC)
	rm -rf dist
	$(BIN)/python -m hatchling build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed; try: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	    || { rm -rf $(VENV); echo "Python cannot make an environment: apt install python3-venv"; exit 1; }

$(VENV)/run.done: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the service needs (first time only) ..."
	@$(PIP) -r requirements/run.txt -r requirements/build.txt
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.done: requirements/dev.txt $(VENV)/run.done
	@echo "Installing what the checks need (first time only) ..."
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(STATIC): package-lock.json scripts/build_assets.py | $(VENV)/run.done
	@echo "Building the pages' style sheet (first time only) ..."
	@command -v npm > /dev/null || $(PIP) -r requirements/node.txt
	@$(BIN)/python scripts/build_assets.py

clean:
	rm -rf $(VENV) node_modules api/pages/static dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache
