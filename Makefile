# Two commands do all the set-up: `make run` (the dashboard) and `make test` (every check and test).
# `make run CORPUS=path` opens a folder of your own articles.
SHELL := /bin/sh
PYTHON ?= python3
CORPUS ?= seeds
PORT ?= 8501
ADDRESS ?= localhost

# The sample corpus lives in store/; every other folder gets a store of its own, named after it and its full path.
ifeq ($(CORPUS),seeds)
STORE ?= store
else
STORE ?= store-$(shell basename "$(CORPUS)" | tr -c 'A-Za-z0-9\n' '-')-$(shell cd "$(CORPUS)" 2>/dev/null && pwd | cksum | cut -d' ' -f1)
endif

VENV := .venv
BIN := $(VENV)/bin

SIZES ?= 1000

# Each of the many processes of the tests would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run build test tests check quality faults benchmark train chromium lock clean

# Watched folders and feeds are looked at beside the dashboard, also while no page is open; that ends with it.
run: export BORDERLINES_STORE = $(STORE)
run: export BORDERLINES_CORPUS = $(CORPUS)
run: build
	$(BIN)/python -m components watch --until-parent-ends & exec $(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address $(ADDRESS)

build: $(VENV)/runtime
	BORDERLINES_CORPUS="$(CORPUS)" $(BIN)/python -m components build --store "$(STORE)"

# Checks and tests side by side: the checks are done long before the tests.
test: $(VENV)/development
	@$(MAKE) --no-print-directory --jobs=2 check tests

# Three at a time, also on two cores: a test in the browser waits half of its time.
tests: chromium
	$(BIN)/python -m pytest --numprocesses 3 --dist loadscope --no-loadscope-reorder

check: $(VENV)/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Scores every stage against labelled articles (docs/quality.md); fails under the floors of quality/floors.json.
quality: $(VENV)/runtime
	$(BIN)/python -m components quality

# How fast and how large: annotating and building beside the bare model, builds and pages at several sizes
# (docs/scale.md); make benchmark SIZES="10000 100000" takes an hour and a half.
benchmark: $(VENV)/runtime
	PYTHONPATH=. $(BIN)/python benchmarks/annotating.py
	PYTHONPATH=. $(BIN)/python benchmarks/scale.py --sizes $(SIZES)
	PYTHONPATH=. $(BIN)/python benchmarks/throughput.py
	PYTHONPATH=. $(BIN)/python benchmarks/pages_at_scale.py --sizes $(SIZES)

# Strikes builds with every kind of fault, a thousand times (docs/faults.md); fails where anything is lost or doubled.
faults: $(VENV)/runtime
	$(BIN)/python -m benchmarks.faults

# Learns from the labelled sentences again (docs/training.md).
train: $(VENV)/development
	$(BIN)/python -m components train

# Browser tests need a Chromium: the one that is there, else Playwright's, else the system's package (needs root).
chromium: $(VENV)/development
	$(BIN)/python tests/browser/chromium.py

# Pinned with hashes; run it after a change of a requirements*.in.
lock: $(VENV)/development
	$(BIN)/uv pip compile requirements.in --generate-hashes --no-emit-index-url --python-version 3.11 --universal --upgrade -q -o requirements.txt
	$(BIN)/uv pip compile requirements-ray.in --generate-hashes --no-emit-index-url --python-version 3.11 --universal --upgrade -q -o requirements-ray.txt
	$(BIN)/uv pip compile requirements-dev.in --generate-hashes --no-emit-index-url --python-version 3.11 --universal --upgrade -q -o requirements-dev.txt

$(VENV)/runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Borderlines needs Python 3.11 or later; call make with PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	@touch $@

$(VENV)/development: $(VENV)/runtime requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.txt
	@touch $@

# Builds can be made again; what was uploaded, fetched, entered and corrected cannot, so that stays in the stores.
clean:
	rm -rf $(VENV)
	find store store-* -depth -mindepth 1 -not -name corrections.jsonl -not -name ledger.jsonl -not -name register.json -not -name sources.csv -not -name searches.json -not -name shared_segments.json -not -path '*/inbox*' -not -path '*/fetched*' -delete 2>/dev/null; rmdir store store-* 2>/dev/null; true
