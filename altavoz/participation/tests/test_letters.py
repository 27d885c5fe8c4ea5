# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in the letters: only the owner of the address is told the truth."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import HEADLINES
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation.digits import digits_of, readable
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation.sifting import release
from altavoz.participation.testing import SPRING, make_participation

LATER = SPRING + timedelta(hours=1)


def write(letter: Letter) -> Written | None:
    with override(letter.language):
        return writer_of(letter).write(letter)


def newest(kind: str) -> Letter:
    return Letter.objects.filter(kind=kind).latest("pk")


def sure(written: Written | None) -> Written:
    assert written is not None
    return written


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_letter_asks_in_the_language_of_the_signature(action: Action, language: str) -> None:
    row = make_participation(action, language=language)
    written = sure(write(newest("confirm")))
    for body in (written.text, written.html):
        assert HEADLINES[language] in body
        assert f"/confirm/{row.token}/" in body
        assert f"/not-me/{row.token}/" in body
        assert readable(digits_of(newest("confirm").pk)) in body
    assert readable(digits_of(newest("confirm").pk)) in written.subject
    assert "Ana" in written.text


def test_each_language_has_words_of_its_own(action: Action) -> None:
    texts = set()
    for language in ("en", "fr", "es"):
        make_participation(action, language=language, email=f"{language}@example.org")
        texts.add(sure(write(newest("confirm"))).subject.partition(":")[0])
    assert len(texts) == 3


def test_who_has_signed_already_is_told_so_and_gets_no_digits(action: Action) -> None:
    make_participation(action, confirmed=True)
    make_participation(action)
    written = sure(write(newest("confirm")))
    assert written.subject == "You have already signed"
    assert readable(digits_of(newest("confirm").pk)) not in written.text


def test_a_long_given_name_is_left_out_of_the_greeting(action: Action) -> None:
    make_participation(action, words=Words("Buy cheap watches now at the big market", "X" * 20, "bo@example.org", "CA"))
    assert "watches" in sure(write(newest("confirm"))).text
    make_participation(
        action, words=Words("Buy cheap watches now at the big market today", "X", "dee@example.org", "CA")
    )
    assert "watches" not in sure(write(newest("confirm"))).text


@pytest.mark.parametrize(("kind", "confirmed"), [("confirm", False), ("reminder", False), ("counted", True)])
def test_a_letter_about_a_row_that_is_gone_is_not_wanted(action: Action, kind: str, *, confirmed: bool) -> None:
    row = make_participation(action, confirmed=confirmed)
    Letter.objects.update(kind=kind)
    Participation.objects.filter(pk=row.pk).delete()
    assert write(Letter.objects.latest("pk")) is None


def test_a_letter_never_tells_one_person_about_the_row_of_another(action: Action) -> None:
    make_participation(action)
    Letter.objects.update(recipient_key=b"somebody else's")
    assert write(newest("confirm")) is None


def test_the_reminder_says_until_which_hour_there_is_time(action: Action) -> None:
    make_participation(action)
    Letter.objects.update(kind="reminder")
    Action.objects.update(closes_at=datetime(2026, 7, 15, 17, 0, tzinfo=UTC))
    written = write(newest("reminder"))
    assert written is not None
    assert "It closes on Wednesday 15 July 2026 at 17:00 (UTC)." in written.text


def withdrawn(row: Participation) -> None:
    Participation.objects.filter(pk=row.pk).update(state=Participation.State.WITHDRAWN)


def closed(row: Participation) -> None:
    Action.objects.filter(pk=row.action_id).update(state=Action.State.CLOSED)


def confirmed(row: Participation) -> None:
    Participation.objects.filter(pk=row.pk).update(state=Participation.State.CONFIRMED, confirmed_at=row.made_at)


@pytest.mark.parametrize("change", [withdrawn, closed, confirmed])
def test_nobody_is_reminded_of_what_is_over(action: Action, change: Callable[[Participation], None]) -> None:
    row = make_participation(action)
    Letter.objects.update(kind="reminder")
    assert write(newest("reminder")) is not None
    change(row)
    assert write(newest("reminder")) is None


def test_the_thanks_tell_the_own_number_once_it_is_tallied(action: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    make_participation(action, confirmed=True)
    assert "number" not in sure(write(newest("counted"))).text
    monkeypatch.setattr("altavoz.campaigns.counts.number_of", lambda _change: 1812)
    written = sure(write(newest("counted")))
    assert "1,812" in written.text
    assert "/withdraw/" in written.text


def test_a_letter_about_what_was_taken_down_is_not_wanted(action: Action) -> None:
    make_participation(action)
    Action.objects.filter(pk=action.pk).update(state=Action.State.TAKEN_DOWN)
    assert write(newest("confirm")) is None


def thanks() -> list[Letter]:
    return list(Letter.objects.filter(kind="counted").order_by("pk"))


def carried(letter: Letter, state: Letter.State) -> None:
    Letter.objects.filter(pk=letter.pk).update(state=state)


def test_who_is_held_is_thanked_with_her_number_when_she_counts(
    action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("altavoz.campaigns.counts.number_of", lambda _change: 1812)
    row = make_participation(action, confirmed=True, held=Doubt.TRAP)
    assert write(thanks()[0]) is None
    carried(thanks()[0], Letter.State.WITHHELD)
    release(participation_id=row.pk, now=LATER)
    assert "1,812" in sure(write(thanks()[1])).text


@pytest.mark.parametrize("state", [Letter.State.WAITING, Letter.State.SENT])
def test_nobody_is_thanked_twice_for_one_confirmation(action: Action, state: Letter.State) -> None:
    row = make_participation(action, confirmed=True, held=Doubt.TRAP)
    carried(thanks()[0], state)
    release(participation_id=row.pk, now=LATER)
    assert len(thanks()) == 1


def test_a_release_before_the_button_thanks_nobody(action: Action) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    release(participation_id=row.pk, now=LATER)
    assert thanks() == []
