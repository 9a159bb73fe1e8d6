# make demo   compare the example case and print what contradicts
# make ui     open the page          make test   run the tests
PYTHON ?= python3
BIN := .venv/bin
# Where PyTorch comes from. On Linux without a GPU: make demo TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: setup demo ui test lint e2e pictures bench catalogues constraints clean
.DEFAULT_GOAL := demo

.venv/ready: requirements.txt constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	@echo "Installing (about a minute, 2 GB on disk) ..."
	$(if $(TORCH_INDEX),$(PIP) torch==2.13.0 --index-url $(TORCH_INDEX))
	$(PIP) -c constraints.txt -e .
	@touch $@

.venv/ready-dev: .venv/ready
	$(PIP) -c constraints.txt -e '.[dev]'
	@touch $@

setup: .venv/ready-dev

demo: .venv/ready
	$(BIN)/workbench compare seeds/january-2022 --out out/january-2022.csv
	@echo
	@echo "The whole table is in out/january-2022.csv. Open the page with: make ui"

ui: .venv/ready
	$(BIN)/streamlit run streamlit_app.py

test: .venv/ready-dev
	$(BIN)/python -m pytest -q -m 'not e2e' -n 2 --dist loadfile

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

e2e: .venv/ready-dev
	$(BIN)/python -m pytest -q -m e2e tests/e2e

# The pictures of docs/tour.md and the README, by the test that walks the tour.
pictures: .venv/ready-dev
	WORKBENCH_PICTURES=docs/img $(BIN)/python -m pytest -q tests/e2e/test_tour.py

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks

# New and changed English words into the catalogues of the other languages; translate what is then empty.
catalogues: .venv/ready-dev
	mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg --add-location=file --no-wrap --project claim-workbench --msgid-bugs-address "the issues of the project" -o build/workbench.pot .
	for code in kk ky ru; do $(BIN)/pybabel -q update -i build/workbench.pot -d workbench/locale -D workbench -l $$code \
	  --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap || exit 1; done

constraints:
	uv pip compile --universal --python-version 3.11 --upgrade --no-header --no-annotate --extra dev --extra exchange pyproject.toml \
	  $$(for p in torch triton nvidia-cublas nvidia-cuda-cupti nvidia-cuda-nvrtc nvidia-cuda-runtime nvidia-cudnn-cu13 \
	  nvidia-cufft nvidia-cufile nvidia-curand nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu13 \
	  nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx cuda-bindings cuda-pathfinder cuda-toolkit; do echo --no-emit-package $$p; done) \
	  -o constraints.txt

clean:
	rm -rf .venv out build *.egg-info .pytest_cache .mypy_cache .ruff_cache
