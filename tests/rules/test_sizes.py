# SPDX-License-Identifier: AGPL-3.0-or-later
"""Short, or split by meaning: a reader holds one screen."""

from collections.abc import Iterator

from tests.rules.house import Source, broken, functions, obeyed, python, sources, templates

FILE, FUNCTION, TEST, TEMPLATE = 400, 40, 25, 150


def long_files(source: Source) -> Iterator[str]:
    if len(source.lines) > FILE and "/migrations/0" not in source.path:  # Django writes those.
        yield f"{len(source.lines)} lines; split it by meaning at {FILE}"


def long_templates(source: Source) -> Iterator[str]:
    if len(source.lines) > TEMPLATE:
        yield f"{len(source.lines)} lines; include a part of it at {TEMPLATE}"


def long_functions(source: Source) -> Iterator[str]:
    for function in functions(source):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        limit = TEST if source.is_test and function.name.startswith("test_") else FUNCTION
        if length > limit:
            yield f"{function.name} has {length} lines; {limit} is the most"


def test_no_file_is_too_long() -> None:
    obeyed(broken(long_files, sources(".py", ".js", ".sh")))


def test_no_template_is_too_long() -> None:
    obeyed(broken(long_templates, templates()))


def test_no_function_is_too_long() -> None:
    obeyed(broken(long_functions, python()))


def function_of(lines: int, name: str = "sign") -> str:
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def test_a_long_file_is_refused_and_a_short_one_passes() -> None:
    assert list(long_files(Source("a.py", "pass\n" * (FILE + 1))))
    assert not list(long_files(Source("a.py", "pass\n" * FILE)))


def test_a_long_template_is_refused_and_a_short_one_passes() -> None:
    assert list(long_templates(Source("a.html", "<p>\n" * (TEMPLATE + 1))))
    assert not list(long_templates(Source("a.html", "<p>\n" * TEMPLATE)))


def test_a_long_function_is_refused_and_a_short_one_passes() -> None:
    assert list(long_functions(Source("a.py", function_of(FUNCTION + 1))))
    assert not list(long_functions(Source("a.py", function_of(FUNCTION))))


def test_a_test_has_to_be_shorter_than_other_functions() -> None:
    assert list(long_functions(Source("tests/test_a.py", function_of(TEST + 1, "test_it"))))
    assert not list(long_functions(Source("tests/test_a.py", function_of(TEST + 1, "world"))))
