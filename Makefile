# Two commands set everything up: make run, make test.  Nothing need be installed
# but Python 3.11 or newer and make.

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
RUN := $(BIN)/python -m
PYTEST_OPTIONS ?= -n 2
SOURCES := $(wildcard src tests tools benchmarks)

.PHONY: help pictures setup run stop test check format messages check-format check-lint check-types reference \
	check-floors check-migrations check-templates

help:
	@echo 'make run       set up, fill in the examples, serve'
	@echo 'make test      set up, run every test'
	@echo 'make check     format, lint, types, floors, migrations, templates'
	@echo 'make format    put code and templates in shape'
	@echo 'make messages  bring the Thai wording in step, compile it'
	@echo 'make reference  write docs/reference and docs/glossary.md from the code'
	@echo 'make pictures  take the pictures of docs/pictures and write their page (of a server of its own, or AT=address)'
	@echo 'make stop      stop everything that runs from this folder'

setup:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed: apt-get install python3' >&2; exit 1; }
	@'$(PYTHON)' tools/bootstrap.py

run: setup
	@exec $(RUN) oneplan.config.cli serve --first-run

stop:
	@test -x $(BIN)/python && exec $(RUN) oneplan.config.cli stop || echo 'Nothing was set up here.'

test: setup
	@$(BIN)/python tools/chromium.py
	@ONEPLAN_ENV=test $(RUN) pytest $(PYTEST_OPTIONS)

# make -k check goes on after a failure and shows them all.
check: check-format check-lint check-types check-floors check-migrations check-templates

check-format: setup
	$(RUN) ruff format --check $(SOURCES)

check-lint: setup
	$(RUN) ruff check $(SOURCES)

check-types: setup
	$(RUN) mypy

check-floors: setup
	$(BIN)/lint-imports

check-migrations: setup
	$(RUN) oneplan.config.cli manage makemigrations --check --dry-run

check-templates: setup
	$(BIN)/djlint src --lint

format: setup
	$(RUN) ruff check --fix $(SOURCES)
	$(RUN) ruff format $(SOURCES)

messages: setup
	$(RUN) oneplan.core.catalogue
	$(RUN) oneplan.config.launcher.catalogue

reference: setup
	$(RUN) oneplan.core.catalogue --check
	$(RUN) oneplan.config.reference
	$(RUN) oneplan.knowledge.glossary

pictures: setup
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python tools/take_pictures.py '$(AT)'
