# Every target sets up what it needs; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: help demo test check fmt lint docs bench train clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# The stamp is older than pyproject.toml exactly when the dependencies may have changed.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --editable . --group dev
	@touch $@

$(VENV)/.bench: $(VENV)/.installed
	$(BIN)/pip install --quiet --group bench
	@touch $@

$(VENV)/.train: $(VENV)/.installed
	$(BIN)/pip install --quiet --group train
	@touch $@

demo: $(VENV)/.installed ## check seeds/ against corpora/ and leave factcheck-report.html here
	$(BIN)/factcheck check seeds --corpus corpora --fail-on never

test: $(VENV)/.installed ## set everything up and run the tests
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium chromium-driver; } \
		|| echo "chromium is missing: install Debian's packages chromium and chromium-driver for the browser tests" >&2
	$(BIN)/python -m pytest

fmt: $(VENV)/.installed ## format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.installed ## format check, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.installed ## check that the generated pages are up to date
	$(BIN)/python -m docs.generate --check

check: lint docs test ## all that CI runs

bench: $(VENV)/.bench ## measure quality and speed on the development data
	$(BIN)/python -m benchmarks --data $(DATA)

# Where the recorded runs began, and how many steps their stages made on a GPU, where they take a quarter of an hour.
INIT ?= ../shared/models/nli-prototype
STEPS ?= 10242 6275 3728 1500 400
RUNS := training/runs
PASSES = $(BIN)/python -m training.passes --pool training/work/pool.npz
HARD = $(BIN)/python -m training.hard --pool training/work/pool.npz --data $(DATA)
SHORT = $(BIN)/python -m training.passes --batch-tokens 4096

train: $(VENV)/.train ## train NLI weights by the recorded recipe, on a GPU, and put them in place of the shipped ones
	$(BIN)/python -m training.data --data $(DATA) --tokenizer $(INIT)/tokenizer.json --pool
	$(PASSES) --teacher $(INIT) --student teacher-0 --steps $(word 1,$(STEPS)),$(word 2,$(STEPS)) --peak 3e-4,2e-4 --out $(RUNS)
	$(PASSES) --student $(RUNS)/student --steps $(word 3,$(STEPS)) --peak 2e-4 --out $(RUNS)/last
	$(BIN)/python -m training.interpolate $(INIT) $(RUNS)/last/student 0.8 $(RUNS)/drawn
	$(HARD) --model $(RUNS)/drawn --out training/work/hard-1.npz
	$(SHORT) --pool training/work/hard-1.npz --student $(RUNS)/drawn --steps $(word 4,$(STEPS)) --peak 1e-4 --out $(RUNS)/hard-1
	$(BIN)/python -m training.interpolate $(RUNS)/drawn $(RUNS)/hard-1/student 0.5 $(RUNS)/half-1
	$(HARD) --model $(RUNS)/half-1 --out training/work/hard-2.npz --replay 3000
	$(SHORT) --pool training/work/hard-2.npz --student $(RUNS)/half-1 --steps $(word 5,$(STEPS)) --peak 6e-5 --out $(RUNS)/hard-2
	$(BIN)/python -m training.interpolate $(RUNS)/half-1 $(RUNS)/hard-2/student 0.5 $(RUNS)/half-2
	$(BIN)/python -m training.export --nli $(RUNS)/half-2 --int8 $(DATA)
	$(BIN)/python -m training.fusion --data $(DATA) --out

clean: ## remove what the targets made
	rm -rf $(VENV) build dist factcheck-report.html .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
