# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which words people agree to. Published words are frozen under a number, and a signature keeps its number.

A language that joins later is no new version. Once somebody has taken part, other words are a new version, unless
two people say that they mean the same.
"""

import enum
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from altavoz.campaigns.action import Action
from altavoz.campaigns.wording import FrozenText, SameMeaning, TextVersion
from altavoz.website import generations

_new_version: ContextVar[bool] = ContextVar("altavoz_new_version", default=False)


@contextmanager
def as_a_new_version() -> Iterator[None]:
    """What is published inside this block was said to mean something else: nobody is asked again."""
    token = _new_version.set(True)
    try:
        yield
    finally:
        _new_version.reset(token)


def is_said_to_be_new() -> bool:
    return _new_version.get()


@dataclass(frozen=True)
class Words:
    """What somebody who takes part agrees to, in one language."""

    headline: str
    ask: str = ""
    demands: tuple[str, ...] = ()

    def fingerprint(self, language: str, *, before: "Words") -> str:
        """Of the step from the words before to these: who agreed to one step has not agreed to another."""
        clear = json.dumps([language, asdict(before), asdict(self)], ensure_ascii=False)
        return hashlib.sha256(clear.encode()).hexdigest()


class Settled(enum.Enum):
    FIRST_VERSION = "first version"
    UNCHANGED = "unchanged"
    LANGUAGE_ADDED = "language added"
    NOBODY_HAD_SIGNED = "nobody had signed"
    SAME_MEANING = "same meaning"
    NEW_VERSION = "new version"


class Agreed(enum.Enum):
    DONE = "done"
    NOT_BY_THE_SAME = "not by the same person"
    GONE = "gone"


def frozen_words(action: Action, language: str) -> Words | None:
    """The words that count now in that language; None before it was published."""
    rows = FrozenText.objects.filter(
        version__action=action, version__number=F("version__action__text_version"), language=language
    )
    row = rows.first()
    return None if row is None else Words(row.headline, row.ask, tuple(row.demands))


def judge(action: Action, *, language: str, words: Words, has_participants: bool) -> Settled:
    """What publishing these words would be, if it were done now."""
    if action.text_version == 0:
        return Settled.FIRST_VERSION
    old = frozen_words(action, language)
    if old is None:
        return Settled.LANGUAGE_ADDED
    if old == words:
        return Settled.UNCHANGED
    if not has_participants:
        return Settled.NOBODY_HAD_SIGNED
    return Settled.SAME_MEANING if _is_agreed(action, language, old, words) else Settled.NEW_VERSION


def settle(action: Action, *, language: str, words: Words, has_participants: bool, now: datetime) -> Settled:
    """Freeze what is being published, under the number that it deserves. Safe to repeat."""
    outcome = judge(action, language=language, words=words, has_participants=has_participants)
    if outcome is Settled.UNCHANGED:
        return outcome
    with transaction.atomic():
        if outcome in {Settled.FIRST_VERSION, Settled.NEW_VERSION}:
            _open_version(action, now)
        _freeze(action, language, words, now)
        generations.touch(generations.action_subject(action.public_id))
    return outcome


def ask_same_meaning(action: Action, *, language: str, words: Words, by: int, now: datetime) -> SameMeaning:
    """One editor says that the new words mean what the old ones meant; asking again changes nothing."""
    old = frozen_words(action, language) or Words("")
    question, _made = SameMeaning.objects.get_or_create(
        action=action,
        language=language,
        fingerprint=words.fingerprint(language, before=old),
        defaults={"asked_by_id": by, "asked_at": now, "old_words": asdict(old), "new_words": asdict(words)},
    )
    return question


def agree(question_id: int, *, by: int, now: datetime) -> Agreed:
    """A second person agrees; the one who asked cannot."""
    rows = SameMeaning.objects.filter(pk=question_id, agreed_by__isnull=True)
    if rows.exclude(asked_by_id=by).update(agreed_by_id=by, agreed_at=now):
        return Agreed.DONE
    return Agreed.NOT_BY_THE_SAME if rows.exists() else Agreed.GONE


def refuse(question_id: int) -> Agreed:
    """Somebody sees another meaning: publishing those words then opens a new version."""
    gone, _by_model = SameMeaning.objects.filter(pk=question_id, agreed_by__isnull=True).delete()
    return Agreed.DONE if gone else Agreed.GONE


def _is_agreed(action: Action, language: str, old: Words, words: Words) -> bool:
    step = words.fingerprint(language, before=old)
    return SameMeaning.objects.filter(
        action=action, language=language, fingerprint=step, agreed_by__isnull=False
    ).exists()


def is_asked(action: Action, *, language: str, words: Words) -> bool:
    """Whether somebody has asked a second person about this very step."""
    old = frozen_words(action, language) or Words("")
    step = words.fingerprint(language, before=old)
    return SameMeaning.objects.filter(action=action, language=language, fingerprint=step).exists()


def _open_version(action: Action, now: datetime) -> None:
    """The next number. Other languages keep their words in it: they are what a reader there still sees and signs."""
    before = action.text_version
    version = TextVersion.objects.create(action=action, number=before + 1, opened_at=now)
    kept = FrozenText.objects.filter(version__action=action, version__number=before)
    FrozenText.objects.bulk_create(
        FrozenText(
            version=version,
            language=text.language,
            headline=text.headline,
            ask=text.ask,
            demands=text.demands,
            frozen_at=text.frozen_at,
        )
        for text in kept
    )
    Action.objects.filter(pk=action.pk).update(text_version=version.number)
    action.text_version = version.number


def _freeze(action: Action, language: str, words: Words, now: datetime) -> None:
    version = TextVersion.objects.get(action=action, number=action.text_version)
    FrozenText.objects.update_or_create(
        version=version,
        language=language,
        defaults={
            "headline": words.headline,
            "ask": words.ask,
            "demands": list(words.demands),
            "frozen_at": now,
        },
    )
