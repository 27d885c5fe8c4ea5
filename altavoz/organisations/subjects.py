# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an entry of what staff did is about, by its name: each room finds the names of what it keeps."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from django.contrib.auth.models import User

# From the keys under one word, as "account:7" has them, to the names that staff know.
Find = Callable[[Collection[str]], Mapping[str, str]]
# "account:7", or several as an address holds them, "page_id=7 language=fr".
A_PART = re.compile(r"(?:^|(?<= ))(\w+)[:=](\S+)")

_finders: dict[str, Find] = {}


def register(word: str, find: Find) -> None:
    _finders[word] = find


def names(subjects: Iterable[str]) -> Mapping[str, str]:
    """The name behind each subject that has one. One question for each sort of thing, not for each entry."""
    parts = {subject: A_PART.findall(subject) for subject in subjects}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for word, key in (part for found in parts.values() for part in found if part[0] in _finders):
        asked[word].add(key)
    known = {word: _finders[word](keys) for word, keys in asked.items()}
    said = {
        subject: ", ".join(known[word][key] for word, key in found if key in known.get(word, {}))
        for subject, found in parts.items()
    }
    return {subject: name for subject, name in said.items() if name}


def numbers(keys: Iterable[str]) -> list[int]:
    """Those of them that are numbers of rows."""
    return [int(key) for key in keys if key.isascii() and key.isdigit()]


def names_of_accounts(keys: Collection[str]) -> Mapping[str, str]:
    return {str(user.pk): user.get_username() for user in User.objects.filter(pk__in=numbers(keys))}
