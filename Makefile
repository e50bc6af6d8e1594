SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
BIN := .venv/bin
STAMP := .venv/.stamp
COMPILED := build/compiled/.stamp

##@ Use

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(STAMP) ## read the five seed reports and write JSON Lines to stdout
	@$(BIN)/reportkit extract seeds/

##@ Check

test: lint types layers ## everything: lint, format, types, layers, tests
	@$(BIN)/pytest

slow: $(STAMP) ## the tests that take minutes: large and hostile input, 2,000 and 50,000 files, fifty kills, a lost worker, twenty scanned pages
	@$(BIN)/pytest -m slow

lint: $(STAMP) ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP) ## mypy --strict on package and tests
	@$(BIN)/mypy

layers: $(STAMP) ## the layers import downwards only
	@$(BIN)/lint-imports --no-cache

format: $(STAMP) ## let ruff mend what it can
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

##@ Make

refresh: $(STAMP) ## make the tables of laws, regions and characters from their pinned packages
	@for script in refresh/*.py; do $(BIN)/python $$script; done

train: $(STAMP) ## learn the weights of evidence from the labelled texts (a few minutes; changes records' confidence)
	@$(BIN)/python -W ignore -m training

tree: $(STAMP) ## write the table of modules in CONTRIBUTING.md
	@$(BIN)/python -m tests.tree --write

notebook: $(STAMP) ## run the notebook in examples/ and keep what it prints
	@$(BIN)/python -m tests.notebook --write

recipes: $(STAMP) ## run what docs/RECIPES.md shows and keep what it prints
	@$(BIN)/python -m tests.recipes --write

schemas: $(STAMP) ## write schemas/*.json from the models
	@mkdir -p schemas
	@$(BIN)/reportkit rules schema > schemas/lexicon.schema.json
	@$(BIN)/reportkit schema indicators > schemas/indicators.schema.json
	@for kind in report corrections $$($(BIN)/reportkit schema --list); do $(BIN)/reportkit schema $$kind > schemas/$$kind.json; done

eval: $(STAMP) ## accuracy on the hand-labelled reports
	@mkdir -p build
	@for set in seeds:seeds:seeds dev:texts:dev made:made-texts:made varied:varied-texts:varied held:held-texts:held late:late-texts:late \
			learnt:learnt-texts:learnt thresholds:thresholds-texts:thresholds reported:reported-texts:reported; do \
		IFS=: read -r name texts gold <<< "$$set"; \
		test "$$name" = seeds && folder=seeds || folder="tests/gold/$$texts"; \
		$(BIN)/reportkit extract -q "$$folder" -o "build/$$name.jsonl"; \
		echo "$$name"; $(BIN)/reportkit evaluate "build/$$name.jsonl" "tests/gold/$$gold" --texts "$$folder"; echo; \
	done
	@$(BIN)/python -m tests.specs.report held

specs: $(STAMP) ## what the specification cases get wrong, by kind
	@$(BIN)/python -m tests.specs.report || true

same: $(STAMP) ## what the records of labelled texts and cases have become since BASE (a commit; HEAD unless given)
	@$(BIN)/python -m tests.same --base $(or $(BASE),HEAD) || true

digests: $(STAMP) ## write down the records as they are, for make same
	@$(BIN)/python -m tests.same --write

patterns: $(STAMP) ## how many patterns the rules have, and of what kind, by folder and module
	@$(BIN)/python -m tests.patterns

dependencies: $(STAMP) ## the same bytes with the lowest and newest dependencies, and on each Python there is (network, minutes)
	@$(BIN)/python -m tests.dependencies

bench: $(STAMP) ## speed in one table, interpreted and compiled: in process, one worker, two; small and large documents; start-up
	@if command -v cc > /dev/null; then $(MAKE) $(COMPILED) && $(BIN)/python benchmarks/bench.py --compiled build/compiled; \
	else $(BIN)/python benchmarks/bench.py; echo "compiled rules not measured: no C compiler (cc) here" >&2; fi

bench-peers: $(STAMP) ## other libraries on the seeds, each in its own environment: what they find, how fast (network, minutes)
	@$(BIN)/python benchmarks/peers.py

wheels: $(STAMP) ## wheels in dist/: the pure one, and a compiled one for each Python at hand, held to the same bytes (minutes each)
	@$(BIN)/python -m tests.wheels

compiled: $(COMPILED) ## the package with its rules compiled, in build/compiled and as a wheel in build/wheel (needs a C compiler)

clean: ## remove what make has made
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# All chatter goes to stderr, so that `make run | jq` works on a fresh clone.
$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "reportkit needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "reportkit needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv >&2
	@echo "setting up .venv (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' >&2
	@touch $@

# From a copy: mypyc leaves what it compiles beside the sources, where it would hide later changes.
$(COMPILED): $(shell find reportkit -type f -not -name '*.pyc') pyproject.toml | $(STAMP)
	@rm -rf build/compiled build/source build/wheel && mkdir -p build/source
	@cp -r reportkit pyproject.toml README.md LICENSE build/source
	@echo "compiling the rules (two or three minutes) ..." >&2
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps -w build/wheel build/source >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/compiled build/wheel/*.whl >&2
	@touch $@

.PHONY: help run test slow lint types layers format refresh train notebook recipes schemas eval specs same digests patterns dependencies bench bench-peers wheels compiled clean
