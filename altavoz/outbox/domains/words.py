# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail server's own words without what could tell of a person, of a letter, or of a machine."""

import re

LONGEST = 160
LEFT_OUT = "…"
# Addresses of people and of machines, links (they often hold a number of the letter), and such numbers themselves.
TELLING = re.compile(r"[@<>/=\\]|\d+\.\d+\.\d+\.\d+|[0-9a-fA-F]*:[0-9a-fA-F]*:|(?=\w*\d)[\w-]{8,}|[\w+-]{24,}")
SORT = re.compile(r"\A\s*(?:smtp|x-[\w-]+)\s*;", re.IGNORECASE)


def cleaned(words: str, *, local: str = "") -> str:
    """`local` is what stands before the @ of the address that the words are about."""
    kept: list[str] = []
    for word in SORT.sub("", words).split():
        told = _tells(word, local) or not word.isprintable()
        if not told:
            kept.append(word)
        elif kept[-1:] != [LEFT_OUT]:
            kept.append(LEFT_OUT)
    return " ".join(kept)[:LONGEST]


def _tells(word: str, local: str) -> bool:
    return bool(TELLING.search(word)) or bool(local and local.lower() in word.lower())
