# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every command and every file that the front page names is there."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from django.core.management import get_commands

from tests.rules.house import ROOT, Source, listed, obeyed, sources

CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


def commands_in(page: str) -> Iterator[str]:
    for block, inline in CODE.findall(page):
        yield from (line.removeprefix("$ ").strip() for line in (block or inline).splitlines() if line.strip())


def make_targets() -> set[str]:
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


def untrue_commands(page: str, targets: Collection[str], verbs: Collection[str]) -> Iterator[str]:
    for command in commands_in(page):
        words = [word for word in command.split() if not re.fullmatch(r"[A-Z_]+=\S*", word)]
        if words[:1] == ["make"]:
            yield from (f"{command}: no such target" for word in words[1:2] if word not in targets)
        if words[:1] in (["altavoz"], ["bin/altavoz"]):
            yield from (f"{command}: no such verb" for word in words[1:2] if word not in verbs)


def dead_links(source: Source, files: Collection[str]) -> Iterator[str]:
    for target in LINK.findall(source.text):
        if "://" in target or target.startswith("mailto:"):
            continue
        path = str((Path("/") / source.path).parent.joinpath(target).resolve()).lstrip("/")
        if path not in files and not any(name.startswith(f"{path}/") for name in files):
            yield f"leads to {target}, which is not there"


def test_every_command_in_the_readme_is_true() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    obeyed(untrue_commands(readme, make_targets(), get_commands()))


def test_every_page_of_the_documentation_names_true_commands() -> None:
    pages = sources(".md")
    obeyed([f for page in pages for f in untrue_commands(page.text, make_targets(), get_commands())])


def test_no_page_leads_nowhere() -> None:
    obeyed([f"{page.path} {found}" for page in sources(".md") for found in dead_links(page, listed())])


def test_an_invented_command_is_refused_and_a_true_one_passes() -> None:
    assert list(untrue_commands("```sh\nmake fly\n```", {"run"}, {"up"}))
    assert list(untrue_commands("Say `PORT=9 bin/altavoz fly`.", {"run"}, {"up"}))
    assert not list(untrue_commands("```sh\n$ PORT=9 make run\n```\n`altavoz up`", {"run"}, {"up"}))


def test_a_dead_link_is_refused_and_a_true_one_passes() -> None:
    assert list(dead_links(Source("docs/a.md", "[b](b.md)"), ["docs/a.md"]))
    assert not list(dead_links(Source("docs/a.md", "[r](../README.md#start) [d](run)"), ["README.md", "docs/run/x.md"]))
