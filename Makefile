# Everything a newcomer needs: `make site`, `make serve`, `make test`. Each does its own set-up, once.
export NO_MKDOCS_2_WARNING = 1

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site external canary serve test coverage lint lock schemas words docs manual check bench clean

site: .venv/ready .venv/pdf-ready
	@$(BIN)/mkdocs build --quiet
	@echo "The internal site is in site/. Look at it with: make serve (http://127.0.0.1:8000/)"

external: .venv/ready .venv/pdf-ready
	@$(BIN)/mkdocs build --quiet -f mkdocs.external.yml
	@echo "The external site is in site-external/."

# Plants markers in every place where something can hide, builds the external edition and looks for them.
MARKERS ?= 500
canary: .venv/ready .venv/pdf-ready
	$(BIN)/pytest tests/canary --canaries $(MARKERS)

serve: .venv/ready .venv/pdf-ready
	$(BIN)/mkdocs serve

manual: .venv/ready docs
	@$(BIN)/mkdocs build --quiet --strict -f mkdocs.docs.yml
	@echo "The manual is in site-manual/."

check: .venv/ready
	$(BIN)/firsthand check

test: .venv/ready .venv/pdf-ready .venv/browser-ready lint
	@$(BIN)/pytest -n 2 --dist loadfile

# The same, slower, with what the tests run through of firsthand and mkdocs_firsthand: lines and branches.
coverage: .venv/ready .venv/pdf-ready .venv/browser-ready
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2 --dist loadfile
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --skip-covered --format=text | tail -n 3

lint: .venv/ready
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary

# After a change of pyproject.toml; needs uv. The lock names no registry.
lock:
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 \
		--generate-hashes --no-header -o requirements.lock

schemas: .venv/ready
	$(BIN)/firsthand schemas schemas

# After a change of the interface's words: the catalogue, and what translations still lack.
words: .venv/ready
	$(BIN)/python scripts/words.py

docs: .venv/ready
	$(BIN)/python scripts/write_rules.py

# Among 100,000 quotes, in some minutes: .venv/bin/python benchmarks/finder.py 100000
bench: .venv/ready .venv/pdf-ready .venv/browser-ready
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/printing.py
	$(BIN)/python benchmarks/finder.py 20000

clean:
	rm -rf site site-external site-manual .firsthand .venv

.venv/ready: requirements.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh python "$(PYTHON)"

.venv/pdf-ready: .venv/ready
	@scripts/setup.sh pdf

.venv/browser-ready: .venv/ready
	@scripts/setup.sh browser
