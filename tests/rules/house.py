# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the rules look at: the tree of files, and the rooms in their order."""

import ast
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db.migrations import Migration

ROOT = Path(__file__).parents[2]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file and its text; a rule's sample is one too, so that rules never read the disk themselves."""

    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """Kept, because each of a dozen rules walks every file."""
        return ast.parse(self.text, self.path)

    @cached_property
    def functions(self) -> tuple[FunctionNode, ...]:
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, FunctionNode))

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/") or "/tests/" in self.path or self.path == "conftest.py"


Rule = Callable[[Source], Iterator[str]]


@cache
def listed() -> tuple[str, ...]:
    """Every file that git keeps or would keep: what is ignored is not ours to judge."""
    order = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(order, check=True, capture_output=True).stdout.decode()
    return tuple(sorted(name for name in answer.split("\0") if name and (ROOT / name).is_file()))


@cache
def source_at(name: str) -> Source:
    """One for all rules, whatever endings they ask for: its tree is parsed once."""
    return Source(name, (ROOT / name).read_text(encoding="utf-8"))


@cache
def sources(*endings: str, under: str = "") -> tuple[Source, ...]:
    return tuple(source_at(name) for name in listed() if name.endswith(endings) and name.startswith(under))


def python() -> tuple[Source, ...]:
    return sources(".py")


def templates() -> tuple[Source, ...]:
    return tuple(
        source for source in sources(".html", ".txt", ".svg", under="altavoz/") if "/templates/" in source.path
    )


def broken(rule: Rule, looked_at: tuple[Source, ...]) -> list[str]:
    """What the rule finds, each with its place: an empty list is the law obeyed."""
    return [f"{source.path}: {finding}" for source in looked_at for finding in rule(source)]


def obeyed(findings: Iterable[str]) -> None:
    """Fails with every finding on a line of its own, so that whoever broke the rule need not guess."""
    found = list(findings)
    assert not found, "\n".join(["", *found])


def functions(source: Source) -> tuple[FunctionNode, ...]:
    return source.functions


@cache
def settings_file() -> dict[str, dict[str, dict[str, list[dict[str, list[str]]]]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def storeys() -> dict[str, int]:
    """Each room's height, the highest first: import-linter's list is the one place where the order stands."""
    contracts = settings_file()["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if "layers" in contract)
    return {
        room.strip(" ()"): len(layers) - height
        for height, layer in enumerate(layers)
        for room in layer.replace(":", "|").split("|")
    }


def room_of(module: str) -> str | None:
    """The room that a dotted module name lies in, or None for what is not ours."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "altavoz" else None


def may_reach(upper: str, lower: str) -> bool:
    """Whether one room may point to another: itself, or any room that is truly below."""
    return upper == lower or storeys()[upper] > storeys()[lower]


def own_migrations() -> Iterator[tuple[str, str, type[Migration]]]:
    """Label, name and class of each migration of ours. Django's loader would ask the database for others'."""
    for config in apps.get_app_configs():
        for file in sorted(Path(config.path).glob("migrations/[0-9]*.py")) if room_of(config.name) else []:
            module = import_module(f"{config.name}.migrations.{file.stem}")
            yield config.label, file.stem, module.Migration
