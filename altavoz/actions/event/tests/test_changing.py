# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moved, or called off: everybody who said yes is told once, and calendars learn of it."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from altavoz.actions.event import changing
from altavoz.actions.event.changing import Cancelled
from altavoz.actions.event.planning import plan
from altavoz.actions.event.testing import VIGIL, facts_of, make_event, say_yes
from altavoz.campaigns.testing import make_action_pages
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.limits import Doubt
from altavoz.participation.testing import SPRING

pytestmark = pytest.mark.django_db
LATER = SPRING + timedelta(hours=1)
RAIN = {"en": "It will rain, so we meet a day later."}


def told() -> list[str]:
    while changing.tell_some(now=LATER):
        pass
    return [letter.recipient.partition("@")[0] for letter in Letter.objects.filter(kind=changing.LETTER)]


def test_everybody_who_said_yes_is_told_once_of_a_new_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "BATCH", 1)
    event = make_event(capacity=1)
    for name in ("ana", "bo"):
        say_yes(event, name)
    say_yes(event, "dee", held=Doubt.TOO_MANY)
    assert plan(
        event.action, facts_of(begins_at=VIGIL + timedelta(days=1), capacity=1, changed=RAIN), now=LATER
    ).is_told
    assert sorted(told()) == ["ana", "bo"]
    written = writer_of(letter := Letter.objects.filter(kind=changing.LETTER)[0]).write(letter)
    assert written is not None
    assert "a day later" in written.text
    assert "21 November 2099" in written.text


def test_a_change_of_nothing_that_matters_tells_nobody() -> None:
    event = make_event()
    say_yes(event, "ana")
    assert not plan(event.action, facts_of(capacity=20, changed=RAIN), now=LATER).is_told
    assert told() == []


def test_called_off_closes_it_and_tells_everybody() -> None:
    event = make_event()
    say_yes(event, "ana")
    assert changing.cancel(event, words={"en": ""}, now=LATER) is Cancelled.NO_WORDS
    assert changing.cancel(event, words=RAIN, now=LATER) is Cancelled.DONE
    assert changing.cancel(event, words=RAIN, now=LATER) is Cancelled.ALREADY
    assert told() == ["ana"]
    event.action.refresh_from_db()
    assert event.action.state == "closed"


@pytest.mark.parametrize(("language", "subject"), [("en", "Called off"), ("fr", "Annulé"), ("es", "Cancelado")])
def test_that_it_is_off_is_said_in_every_language(language: str, subject: str) -> None:
    event = make_event()
    make_action_pages(event.action)
    say_yes(event, "ana")
    changing.cancel(event, words=RAIN, now=LATER)
    told()
    Letter.objects.filter(kind=changing.LETTER).update(language=language)
    letter = Letter.objects.get(kind=changing.LETTER)
    with override(language):
        written = writer_of(letter).write(letter)
    assert written is not None
    assert written.subject.startswith(subject)
