# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who quotes an indicator, and how: what follows by itself, what keeps its date, what was only typed."""

import enum
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.figures import Known
from altavoz.indicators.models import LeftAsItIs, Observation
from altavoz.indicators.quotations import prose, tags
from altavoz.indicators.quotations.passages import Passage, passages
from altavoz.website import merge_grammar


class Tie(enum.Enum):
    """How a text holds on to a figure."""

    FOLLOWS = "follows"
    KEEPS = "keeps"
    OLDER = "older"
    TYPED = "typed"
    TYPED_OLDER = "typed_older"
    FROZEN = "frozen"

    @property
    def label(self) -> Promise:
        return TIES[self]

    @property
    def waits(self) -> bool:
        """Whether an editor should look."""
        return self in (Tie.OLDER, Tie.TYPED, Tie.TYPED_OLDER)


TIES: Mapping[Tie, Promise] = {
    Tie.FOLLOWS: _("follows the newest number by itself"),
    Tie.KEEPS: _("names a date, and its number is the newest"),
    Tie.OLDER: _("names a date, and a newer number is known"),
    Tie.TYPED: _("looks like this figure, and is not tied to it"),
    Tie.TYPED_OLDER: _("looks like this figure, is not tied to it, and a newer number is known"),
    Tie.FROZEN: _("is frozen: it was signed or published so"),
}
ORDER = (Tie.OLDER, Tie.TYPED_OLDER, Tie.TYPED, Tie.KEEPS, Tie.FOLLOWS, Tie.FROZEN)


@dataclass(frozen=True)
class Quotation:
    passage: Passage
    typed: str
    tie: Tie
    known: Known
    newest: Observation | None
    # The number that it quotes, where that is known.
    quoted: Observation | None = None
    left: LeftAsItIs | None = None

    @property
    def mark(self) -> str:
        """The same for the same words in the same text, whoever asks in whatever language."""
        parts = (self.passage.edit_url, self.passage.language, self.typed, self.known.indicator.slug)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def waits(self) -> bool:
        """Whether an editor should look: nobody has said yet that it stays."""
        return self.tie.waits and self.left is None


def quotations(known: Known, user: User) -> list[Quotation]:
    """All that quote it: what has to be looked at first."""
    needles = [f"{tags.PREFIX}:{known.indicator.slug}"]
    needles += [needle for row in known.all for needle in prose.needles(row)]
    found = [each for passage in passages(user, needles) for each in judge(passage, [known])]
    return sorted(found, key=lambda each: ORDER.index(each.tie))


def judge(passage: Passage, known: Sequence[Known]) -> Iterator[Quotation]:
    """Its tags first, then its numbers."""
    by_slug = {each.indicator.slug: each for each in known}
    text = merge_grammar.rich_as_text(passage.words) if passage.is_markup else passage.words
    for written in merge_grammar.fields_in(text):
        prefix, _colon, rest = written.name.partition(":")
        slug, _space, when = rest.partition(" ")
        if prefix == tags.PREFIX and slug in by_slug:
            each = by_slug[slug]
            quoted = tags.chosen(each, when)
            yield Quotation(passage, written.as_typed, _tied(passage, each, when), each, each.latest, quoted)
    likes = prose.likenesses(passage.words, known, language=passage.language, is_markup=passage.is_markup)
    for like in likes:
        tie = Tie.FROZEN if passage.frozen else Tie.TYPED_OLDER if like.overtaken else Tie.TYPED
        yield Quotation(passage, like.typed, tie, like.known, like.known.latest, like.observation)


def _tied(passage: Passage, known: Known, when: str) -> Tie:
    row = tags.chosen(known, when)
    if passage.frozen:
        return Tie.FROZEN
    if when == tags.LATEST:
        return Tie.FOLLOWS
    return Tie.OLDER if row is None or known.newer_than(row) else Tie.KEEPS
