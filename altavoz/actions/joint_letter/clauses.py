# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places of a draft on which an organisation can remark, and the remarks place by place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from altavoz.actions.joint_letter import wording
from altavoz.actions.joint_letter.models.invitations import Comment
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.wording import Words

PARTS = ("body", "demands", "ending")
QUOTED = 200


@dataclass(frozen=True)
class Clause:
    """A paragraph or a demand; `key` says which, such as "demands-2"."""

    key: str
    text: str

    @property
    def quoted(self) -> str:
        return self.text[:QUOTED]


@dataclass(frozen=True)
class Place:
    """What was remarked on one clause, the newest first; no words where it is about the whole letter.

    `is_gone` where the draft says it no longer, or no longer so.
    """

    quoted: str
    comments: Sequence[Comment]
    is_gone: bool = False

    @property
    def open(self) -> int:
        return sum(each.seen_at is None for each in self.comments)


def clauses_of(words: Words | None) -> list[Clause]:
    if words is None:
        return []
    return [Clause(f"{part}-{n}", text) for part in PARTS for n, text in enumerate(getattr(words, part), start=1)]


def by_place(letter: JointLetter, comments: Iterable[Comment]) -> list[Place]:
    """The whole letter first, then clause after clause in each language, then what is no longer in it."""
    said: dict[str, list[Comment]] = defaultdict(list)
    for each in comments:
        said[each.quoted].append(each)
    there = list(_there(letter))
    order = ["", *(quoted for quoted in there if quoted in said), *(quoted for quoted in said if quoted not in there)]
    return [
        Place(quoted, said[quoted], is_gone=bool(quoted) and quoted not in there)
        for quoted in dict.fromkeys(order)
        if quoted in said
    ]


def _there(letter: JointLetter) -> Iterator[str]:
    for words in wording.draft_of(letter).values():
        yield from (clause.quoted for clause in clauses_of(words))
