# make demo: an invented town on http://127.0.0.1:8000   make test: the tests   make check: all that CI checks
PYTHON ?= python3
PORT ?= 8000
# Processes of the tests: as many as there are processors, up to four; 0 runs them in one.
TEST_PROCESSES ?= auto
BIN := .venv/bin
export PORT

.PHONY: demo test check lint setup golden demo-clean clean pins format messages

# SEARCH_USER and SEARCH_PASSWORD, or SEARCH_API_KEY, and SEARCH_CA come from the environment.
demo: setup ## fill and serve the demo town; PORT=8001 for another port, SEARCH_URL=http://localhost:9200 for Elasticsearch; Ctrl-C ends everything
	@$(BIN)/python -m demo

test: .venv/dev ## run the tests; what can't run here is told at the end with its reason
	@$(BIN)/python -m pytest -rs -n $(TEST_PROCESSES) --maxprocesses 4 --no-loadscope-reorder

check: lint test ## format, lint, types, contracts, tests

lint: .venv/dev ## format, lint, types, contracts
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

setup: .venv/run

# A virtual environment is made once; it is filled again when the pins change.
.venv/python: 
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Ilot needs Python 3.11 or later; '$(PYTHON)' is $$($(PYTHON) -V 2>/dev/null || echo not there). Try: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "could not make .venv; on Debian: apt-get install python3-venv"; exit 2; }
	@touch $@

.venv/run: .venv/python requirements.txt $(wildcard web/translations/*/LC_MESSAGES/*.po)
	@echo "installing what Ilot needs (pinned) into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@$(BIN)/pybabel -q compile -d web/translations
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "installing what the tests need (pinned) into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

golden: .venv/dev ## write the golden results again; then read the diff
	@GOLDEN=write $(BIN)/python -m pytest tests/golden

demo-clean: ## forget the demo town
	rm -rf var/demo
	@[ -z "$(SEARCH_URL)" ] || echo "its indices stay there until you delete them: curl -s '$(SEARCH_URL)/_cat/indices/ilot-demo-*?h=index' | xargs -I@ curl -X DELETE '$(SEARCH_URL)/@'"

clean: ## forget the environment and everything that was written
	rm -rf .venv var

format: .venv/dev
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .

pins: .venv/dev ## resolve the requirements of setup.cfg anew
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header --upgrade setup.cfg -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header --extra dev -c requirements.txt setup.cfg -o requirements-dev.txt

messages: .venv/dev ## bring the catalogues of web/ up to date with its texts
	@$(BIN)/pybabel -q extract -F web/babel.cfg --no-location --sort-output -o web/translations/messages.pot web
	@$(BIN)/pybabel -q update -i web/translations/messages.pot -d web/translations --no-fuzzy-matching --ignore-obsolete
