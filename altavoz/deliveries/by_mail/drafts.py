# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a mail may be public, as a beginning for staff: without what it quotes, whom it greets, and addresses.

Nothing is published from here: staff read it, and its words are looked through for names after that.
"""

import re
from collections.abc import Mapping

from altavoz.deliveries.naming import ADDRESS, FORMS_OF_ADDRESS, WORD, fold

LEFT_OUT = "[…]"
TELEPHONE = re.compile(r"\+?\d[\d\s().-]{7,20}\d")
QUOTED = re.compile(r"\A\s*>")
# The line with which mail programs begin what they quote; all that follows is not the office's own.
BEGINS_QUOTE = re.compile(
    r"\A\s*(-{2,}\s*(original message|mensaje original|message d['’]origine)\s*-{2,}"
    r"|(on|el|le)\b.{5,200}\b(wrote|escribi[oó]|a [eé]crit)\s*:"
    r"|(from|de|von)\s*:\s.*@.*)\s*\Z",
    re.IGNORECASE,
)
COMMON: Mapping[str, frozenset[str]] = {
    "en": frozenset(["the", "and", "of", "to", "that", "your", "we", "is", "with", "have"]),
    "fr": frozenset(["le", "les", "des", "et", "que", "votre", "nous", "est", "avec", "une"]),
    "es": frozenset(["el", "los", "las", "y", "que", "su", "del", "por", "con", "se"]),
}
A_LOOK = 400


def of(text: str) -> str:
    """The mail's own words, without what tells of people by its form."""
    kept: list[str] = []
    for line in text.split("\n"):
        if BEGINS_QUOTE.match(line):
            break
        if not QUOTED.match(line):
            kept.append(LEFT_OUT if not any(kept) and _greets(line) else line)
    return TELEPHONE.sub(LEFT_OUT, ADDRESS.sub(LEFT_OUT, "\n".join(kept))).strip()


def language_of(text: str, *, else_: str) -> str:
    """By its most common words."""
    words = [fold(word) for word in WORD.findall(text)[:A_LOOK]]
    found = {code: sum(word in common for word in words) for code, common in COMMON.items()}
    best = max(found, key=lambda code: found[code])
    return best if found[best] else else_


def _greets(line: str) -> bool:
    first = WORD.search(line)
    return first is not None and len(line) < 120 and fold(first[0]) in FORMS_OF_ADDRESS
