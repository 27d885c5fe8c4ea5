# SPDX-License-Identifier: AGPL-3.0-or-later
# Everything a newcomer needs. `make help` says what each of these does.

.PHONY: help run test check bench browser pins

help:
	@echo 'make run      start the action centre; an empty home becomes a demonstration'
	@echo 'make test     run every test, on SQLite and on PostgreSQL; ONLY=quick runs rules, rooms, journeys and races'
	@echo 'make check    look at style, types, walls, migrations and translations'
	@echo 'make browser  run the browser tests alone'
	@echo 'make bench    measure how fast it is; ONLY=sign measures one part'
	@echo 'make pins     compile requirements/*.in into requirements/*.txt'
	@echo
	@echo 'PORT=8000 and ALTAVOZ_HOME=var/ are respected. PYTHON=... names an interpreter.'

run:
	@bin/bootstrap run
	@exec bin/altavoz run

test:
	@bin/bootstrap dev
	@exec .venv/bin/python -m tests.suite test $(ONLY)

check:
	@bin/bootstrap dev
	@exec .venv/bin/python -m tests.suite check

browser:
	@bin/bootstrap dev
	@exec .venv/bin/python -m tests.suite test browser

bench:
	@bin/bootstrap dev
	@exec .venv/bin/python -m tests.suite bench $(ONLY)

pins:
	@bin/bootstrap dev
	@exec bin/pins
