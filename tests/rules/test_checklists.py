# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each line of the checklists of the law is kept by a test that is there, or is said to be for people to do."""

import re
from collections.abc import Iterator, Mapping

from tests.rules.house import Source, obeyed, python, sources

TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
LISTS = ("docs/run/casl.md", "docs/run/gdpr.md")
BY_PEOPLE = "yours"
Tests = Mapping[str, frozenset[str]]


def all_tests() -> Tests:
    files = [source for source in python() if source.is_test and "/test_" in source.path]
    return {source.path: frozenset(TEST.findall(source.text)) for source in files}


def invented(page: Source, there: Tests) -> Iterator[str]:
    for path, name in NAMED.findall(page.text):
        if name not in there.get(path, ()):
            yield f"{page.path}: there is no test {path}::{name}"


def unkept(page: Source) -> Iterator[str]:
    """Lines of a table, but for its head and the rule below that, whose last cell says nothing."""
    lines = [line for line in page.lines if line.startswith("|")]
    for line, next_line in zip(lines, [*lines[1:], ""], strict=True):
        last = line.strip("| ").split("|")[-1].strip()
        is_head = set(line) <= set("|- ") or (next_line and set(next_line) <= set("|- "))
        if not is_head and not NAMED.search(last) and not last.startswith(BY_PEOPLE):
            yield f"{page.path}: no test keeps “{line}”"


def test_every_test_that_a_page_names_is_there() -> None:
    there = all_tests()
    obeyed(found for page in sources(".md") for found in invented(page, there))


def test_every_line_of_the_checklists_is_kept() -> None:
    pages = [page for page in sources(".md") if page.path in LISTS]
    assert len(pages) == len(LISTS)
    obeyed(found for page in pages for found in unkept(page))


def test_a_test_that_is_not_there_is_refused_and_one_that_is_passes() -> None:
    there = {"tests/test_a.py": frozenset({"test_b"})}
    assert list(invented(Source("a.md", "`tests/test_a.py::test_c`"), there))
    assert list(invented(Source("a.md", "`tests/test_z.py::test_b`"), there))
    assert not list(invented(Source("a.md", "`tests/test_a.py::test_b`"), there))


def test_a_line_without_a_test_is_refused_and_one_with_a_test_or_for_people_passes() -> None:
    head = "| section | kept by |\n| --- | --- |\n"
    assert len(list(unkept(Source("a.md", head + "| 6 | the program |\n")))) == 1
    assert not list(unkept(Source("a.md", head + "| 6 | `tests/test_a.py::test_b` |\n| 7 | yours: read it |\n")))
