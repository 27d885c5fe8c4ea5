# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compile every translation that changed since it was last compiled."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_words(words: Path) -> None:
    """Write the .mo beside its .po whole or not at all: a reader may be looking."""
    with words.open("rb") as source:
        catalogue = read_po(source)
    unfinished = words.with_suffix(".mo.part")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(words.with_suffix(".mo"))


def is_stale(words: Path) -> bool:
    compiled = words.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < words.stat().st_mtime


if __name__ == "__main__":
    for each in Path(__file__).parent.parent.glob("altavoz/**/*.po"):
        if is_stale(each):
            compile_words(each)
