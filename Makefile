# The two commands of a fresh machine are `make run` and `make test`; each sets up what it needs first.

VENV := .venv
BIN := $(VENV)/bin
# The first that runs and is new enough: a version manager's shim can be there and still not run.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$each; break; }; done)

# The short forms sync thousands of files: in memory, where there is a gigabyte for it. The long forms
# work on the disk.
MEMORY := $(shell df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 1000 { print "/dev/shm" }')

# A third of what the tests do is to wait for an app: one more at once than there are cores.
PARALLEL := -n $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) + 1 ))) --dist worksteal

.PHONY: run demo test test-all test-long coverage check bench reliability snapshots pictures film clean

run: $(VENV)/.app
	@$(BIN)/planner $(ARGS)

demo: $(VENV)/.app
	@$(BIN)/planner demo

test: $(VENV)/.dev
	PYTEST_DEBUG_TEMPROOT=$(MEMORY) $(BIN)/pytest $(PARALLEL) -q $(ARGS)

test-all: $(VENV)/.dev
	PLANNER_LONG=1 $(BIN)/pytest $(PARALLEL) -q $(ARGS)

# The long forms alone: what is marked long, and more examples of each property.
test-long: $(VENV)/.dev
	PLANNER_LONG=1 $(BIN)/pytest $(PARALLEL) -q -m "long or hypothesis" $(ARGS)

# The rooms whose tests are held to a floor: percent of lines and branches.
coverage: $(VENV)/.dev
	$(BIN)/pytest $(PARALLEL) -q --cov=planner --cov-report= tests/engine tests/book tests/quicklog \
		tests/exchange tests/commands $(ARGS)
	@echo engine; $(BIN)/coverage report --include='planner/engine/*' --format=total --fail-under=95
	@echo book; $(BIN)/coverage report --include='planner/book/*' --format=total --fail-under=88
	@echo quicklog; $(BIN)/coverage report --include='planner/quicklog/*' --format=total --fail-under=93
	@echo exchange; $(BIN)/coverage report --include='planner/exchange/*' --format=total --fail-under=93

check: $(VENV)/.dev
	$(BIN)/ruff format --check planner tests benchmarks docs
	$(BIN)/ruff check planner tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(ARGS)

reliability: $(VENV)/.dev
	$(BIN)/python -m benchmarks.reliability $(ARGS)

snapshots: $(VENV)/.dev
	$(BIN)/pytest -q tests/tui --snapshot-update

pictures: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/pictures.py

film: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/film.py

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "The planner needs Python 3.11 or newer, and none was found." \
		"Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@echo "[1/3] making a virtual environment with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

# pip compiles what it installs; the planner's own modules, installed in place, are compiled by hand.
$(VENV)/.app: $(VENV)/pyvenv.cfg pyproject.toml
	@echo "[2/3] installing the planner and what it stands on"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --editable .
	@echo "[3/3] compiling"
	@$(BIN)/python -m compileall -q planner
	@touch $@

$(VENV)/.dev: $(VENV)/pyvenv.cfg pyproject.toml
	@echo "[2/3] installing the planner with the tools of its tests"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --editable '.[dev]'
	@echo "[3/3] compiling"
	@$(BIN)/python -m compileall -q planner
	@touch $@ $(VENV)/.app
