# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports stand at the top: one inside a function confesses a cycle. Their direction is held by import-linter."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.house import ROOT, Source, broken, functions, obeyed, python, storeys

# `common` and its kin are where ideas without a name pile up.
BANNED_ROOMS = {"utils", "util", "helpers", "helper", "core", "common", "lib", "services", "service", "misc", "base"}


def hidden_imports(source: Source) -> Iterator[str]:
    for function in functions(source):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom) and function.name != "ready":
                yield f"line {node.lineno}: an import inside {function.name}; move it to the top"


def wildcard_imports(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and "settings" not in source.path:
            yield f"line {node.lineno}: names come from nowhere"
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"line {node.lineno}: say the whole name, beginning with altavoz"


def rooms_without_a_name(source: Source) -> Iterator[str]:
    parts = source.path.removesuffix(".py").split("/")
    # A page's `base.html`, and settings/base.py, are names that Django's readers expect.
    for part in parts if "/settings/" not in source.path else []:
        if part.lower() in BANNED_ROOMS:
            yield f"`{part}` names no idea of the domain"


def test_no_import_hides_in_a_function() -> None:
    obeyed(broken(hidden_imports, python()))


def test_every_name_says_where_it_comes_from() -> None:
    obeyed(broken(wildcard_imports, python()))


def test_no_room_or_module_is_a_dumping_ground() -> None:
    obeyed(broken(rooms_without_a_name, python()))


def test_the_order_of_rooms_names_every_room_and_no_other() -> None:
    folders = {folder.name for folder in (ROOT / "altavoz").iterdir() if list(folder.glob("*.py"))}
    assert folders == set(storeys())


BAD_IMPORT = "def sign():\n    from altavoz.outbox import put\n"
READY = "class Room:\n    def ready(self):\n        from altavoz.outbox import put\n"


def test_a_hidden_import_is_refused_except_in_ready() -> None:
    assert list(hidden_imports(Source("a.py", BAD_IMPORT)))
    assert not list(hidden_imports(Source("a.py", READY)))
    assert not list(hidden_imports(Source("a.py", "import os\n\ndef sign():\n    pass\n")))


@pytest.mark.parametrize("line", ["from os import *", "from . import signing", "from ..outbox import put"])
def test_a_name_from_nowhere_is_refused(line: str) -> None:
    assert list(wildcard_imports(Source("altavoz/api/a.py", line)))


def test_a_whole_name_passes() -> None:
    assert not list(wildcard_imports(Source("altavoz/api/a.py", "from altavoz.outbox.writing import put")))


@pytest.mark.parametrize("path", ["altavoz/utils.py", "altavoz/core/models.py", "altavoz/api/helpers.py"])
def test_a_dumping_ground_is_refused(path: str) -> None:
    assert list(rooms_without_a_name(Source(path, "")))


def test_a_room_named_for_its_work_passes() -> None:
    assert not list(rooms_without_a_name(Source("altavoz/outbox/carrying.py", "")))
