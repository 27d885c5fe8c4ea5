# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that have no place in the house, each with the reason why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.rules.house import Rule, Source, broken, obeyed, python, sources

LICENCE = "# SPDX-License-Identifier: AGPL-3.0-or-later"
# This file has to show what it refuses.
ITSELF = "tests/rules/test_words.py"
# A middleware is where a request comes in, as a view is: what it calls takes `now` as an argument.
CLOCK_ROOMS = re.compile(
    r"(/audit_door|/views(/\w+)?|/\w*views|/pages|/api/\w+|/rounds|/tasks|/staff(/\w+)?|/wagtail_hooks|/testing"
    r"|/management/commands/\w+)\.py$"
)


@dataclass(frozen=True)
class Word:
    pattern: str
    why: str
    bad: str
    good: str
    tests_too: bool = True


WORDS = (
    Word(
        r"\bkind\s*[!=]=|[!=]=\s*\w*\.kind\b", "register a kind, never branch on one", "if a.kind == 'x':", "kind_of(a)"
    ),
    Word(r"\b(TODO|FIXME|XXX|HACK)\b", "finish it or file it", "# TODO: later", "# Later rows wait for the worker."),
    Word(r"type: ignore(?!\[[\w-]+(, ?[\w-]+)*\]\s+#)", "say which error and why", "x = y  # type: ignore", "x = 1"),
    Word(
        r"\bpytest\.(mark\.)?(skip\w*|xfail)\b", "a test runs or is not there", "@pytest.mark.skip", "@pytest.mark.slow"
    ),
    Word(
        r"(?<![\w.])/(work|tmp/altavoz|home/\w+|Users/\w+|root)/",
        "a path of one machine",
        "open('/home/ana/x')",
        "open(home)",
    ),
    Word(r"\bcast\(", "types say the truth", "cast(str, name)", "broadcast(name)"),
    Word(
        r"from typing import .*\bcast\b",
        "types say the truth",
        "from typing import cast",
        "from typing import Protocol",
    ),
    Word(
        r"""["']type["']: ["'](date|datetime-local|time)["']""",
        "a field for a day is a DayInput, or it stands empty in French",
        'forms.DateInput(attrs={"type": "date"})',
        "DayInput()",
    ),
    Word(r"\bshell=True", "no shell reads what we put together", "run(x, shell=True)", "run([x])"),
    Word(
        r"^from altavoz\.\w+(\.\w+)*\.tests\b",
        "room tests are nobody's library",
        "from altavoz.api.tests import a",
        "a = 1",
    ),
)


def word_rule(word: Word) -> Rule:
    def found(source: Source) -> Iterator[str]:
        for number, line in enumerate(source.lines, 1):
            if re.search(word.pattern, line):
                yield f"line {number}: {word.why}: {line.strip()[:80]}"

    return found


def unlicensed(source: Source) -> Iterator[str]:
    lines = source.lines[:2]
    if "/migrations/0" in source.path:  # Django writes them, and writes them anew.
        return
    if LICENCE not in lines:
        yield f"begins with {lines[:1]}, not with {LICENCE!r}"


def clock_readers(source: Source) -> Iterator[str]:
    """The clock is an argument, so that deadlines are plain tests."""
    if source.is_test or CLOCK_ROOMS.search("/" + source.path):
        return
    for number, line in enumerate(source.lines, 1):
        if re.search(r"\btimezone\.now\(|\bdatetime\.(now|utcnow)\(|\bdate\.today\(", line):
            yield f"line {number}: take `now` as an argument"


def printers(source: Source) -> Iterator[str]:
    if "/management/commands/" in source.path or source.is_test or not source.path.startswith("altavoz/"):
        return
    for number, line in enumerate(source.lines, 1):
        if re.search(r"(?<![\w.])print\(", line):
            yield f"line {number}: only a command speaks to the terminal"


def ours(*endings: str) -> tuple[Source, ...]:
    return tuple(source for source in sources(*endings) if source.path != ITSELF)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.why)
def test_no_word_that_has_no_place_here(word: Word) -> None:
    obeyed(broken(word_rule(word), ours(".py", ".sh", ".toml")))


def test_every_python_file_begins_with_its_licence() -> None:
    obeyed(broken(unlicensed, python()))


def test_only_the_edges_of_the_house_read_the_clock() -> None:
    obeyed(broken(clock_readers, tuple(each for each in ours(".py") if each.path.startswith("altavoz/"))))


def test_only_commands_print() -> None:
    obeyed(broken(printers, python()))


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.why)
def test_the_bad_sample_is_refused_and_the_good_one_passes(word: Word) -> None:
    assert list(word_rule(word)(Source("altavoz/api/a.py", word.bad)))
    assert not list(word_rule(word)(Source("altavoz/api/a.py", word.good)))


def test_a_file_without_its_licence_is_refused() -> None:
    assert list(unlicensed(Source("a.py", '"""No licence."""\n')))
    assert not list(unlicensed(Source("a.py", f"{LICENCE}\n")))
    assert not list(unlicensed(Source("run", f"#!/bin/sh\n{LICENCE}\n")))


@pytest.mark.parametrize("path", ["altavoz/participation/confirmation.py", "altavoz/outbox/models.py"])
def test_a_verb_that_reads_the_clock_is_refused(path: str) -> None:
    assert list(clock_readers(Source(path, "at = timezone.now()")))
    assert not list(clock_readers(Source(path, "def confirm(*, now: datetime) -> None: ...")))


@pytest.mark.parametrize("path", ["altavoz/api/views.py", "altavoz/outbox/rounds.py", "altavoz/api/tests/test_a.py"])
def test_the_edges_may_read_the_clock(path: str) -> None:
    assert not list(clock_readers(Source(path, "at = timezone.now()")))


def test_a_verb_that_prints_is_refused_and_a_command_may() -> None:
    assert list(printers(Source("altavoz/outbox/carrying.py", "print('sent')")))
    assert not list(printers(Source("altavoz/outbox/management/commands/send.py", "print('sent')")))
    assert not list(printers(Source("altavoz/outbox/carrying.py", "blueprint('sent')")))
