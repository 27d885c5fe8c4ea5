# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dana moderates: every act is noted, keeps others out while she looks, and can be taken back for a day."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import Sum
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_staff
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import ModerationAct, Participation, RefusalReason, RefusalReasonText
from altavoz.participation.moderation import locking, moderating
from altavoz.participation.moderation.moderating import Judged, Verb
from altavoz.participation.testing import SPRING, confirm_as, make_participation
from altavoz.participation.withdrawal import withdraw

LATER = SPRING + timedelta(hours=1)
HER_REASON = Words("Ana", "Lima", "ana@example.org", "CA", reason="Mine")


@pytest.fixture
def dana(db: None) -> User:
    return make_staff(name="dana", role=roles.MODERATOR)


@pytest.fixture
def paz(db: None) -> User:
    return make_staff(name="paz", role=roles.MODERATOR)


def total() -> int:
    return Change.objects.aggregate(total=Sum("n"))["total"] or 0


def do(verb: Verb, row: Participation, who: User, refusal: RefusalReason | None = None) -> ModerationAct:
    judged = moderating.do(verb=verb, participation_id=row.pk, actor=who, now=LATER, refusal=refusal)
    assert judged is Judged.DONE
    return ModerationAct.objects.latest("pk")


def her_page(row: Participation) -> str:
    """What the link of her letter leads to."""
    return Client().get(f"/confirm/{row.token}/").text


def undo(act: ModerationAct, who: User, after: timedelta = timedelta(minutes=5)) -> Judged:
    return moderating.undo(act_id=act.pk, actor=who, now=LATER + after)


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_release_that_is_undone_leaves_the_count_as_it_was(action: Action, dana: User, confirmed: bool) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=confirmed)
    act = do(Verb.RELEASE, row, dana)
    assert total() == int(confirmed)
    assert undo(act, dana) is Judged.DONE
    row.refresh_from_db()
    assert (row.held, total()) == (Doubt.TRAP, 0)


def test_who_confirmed_after_the_release_is_taken_back_with_it(action: Action, dana: User) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    act = do(Verb.RELEASE, row, dana)
    confirm_as(row)
    assert total() == 1
    undo(act, dana)
    assert total() == 0


@pytest.mark.parametrize(("held", "counted"), [(Doubt.NONE, 1), (Doubt.TRAP, 0)])
def test_what_was_taken_out_stands_again_and_counts_if_it_did(
    action: Action, dana: User, held: Doubt, counted: int
) -> None:
    row = make_participation(action, held=held, confirmed=True)
    act = do(Verb.INVALIDATE, row, dana)
    assert total() == 0
    assert undo(act, dana) is Judged.DONE
    row.refresh_from_db()
    assert (row.state, total()) == ("confirmed", counted)


def test_who_had_not_confirmed_waits_again(action: Action, dana: User) -> None:
    row = make_participation(action)
    undo(do(Verb.INVALIDATE, row, dana), dana)
    row.refresh_from_db()
    assert (row.state, total()) == ("pending", 0)


@pytest.mark.parametrize("verb", [Verb.SHOW, Verb.REFUSE])
def test_a_reason_waits_to_be_read_again(action: Action, dana: User, verb: Verb) -> None:
    row = make_participation(action, words=HER_REASON, confirmed=True)
    assert undo(do(verb, row, dana), dana) is Judged.DONE
    row.refresh_from_db()
    assert row.reason_state == "waiting"


def test_nothing_is_undone_twice_or_after_a_day(action: Action, dana: User) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    act = do(Verb.RELEASE, row, dana)
    assert undo(act, dana, after=timedelta(hours=24)) is Judged.NOTHING_TO_DO
    assert undo(act, dana) is Judged.DONE
    assert undo(act, dana) is Judged.NOTHING_TO_DO
    assert total() == 0


def test_an_undo_does_not_touch_who_has_withdrawn_meanwhile(action: Action, dana: User) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    act = do(Verb.RELEASE, row, dana)
    withdraw(token=row.token, now=LATER)
    assert undo(act, dana) is Judged.NOTHING_TO_DO
    act.refresh_from_db()
    assert (total(), act.undone_at) == (0, None)


def test_what_paz_looks_at_dana_leaves_alone_until_the_lock_ends(action: Action, dana: User, paz: User) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    subject = locking.subject_of(row.pk)
    lock = locking.take(subject=subject, user=paz, now=LATER)
    assert lock is not None
    assert lock.mine
    seen = locking.take(subject=subject, user=dana, now=LATER)
    assert seen is not None
    assert (seen.by, seen.mine) == ("paz", False)
    judged = moderating.do(verb=Verb.RELEASE, participation_id=row.pk, actor=dana, now=LATER)
    assert judged is Judged.LOCKED
    taken_over = locking.take(subject=subject, user=dana, now=LATER + locking.LASTS)
    assert taken_over is not None
    assert taken_over.mine


def test_whoever_is_done_leaves_it_to_others(action: Action, dana: User, paz: User) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    locking.take(subject=locking.subject_of(row.pk), user=paz, now=LATER)
    act = do(Verb.RELEASE, row, paz)
    assert locking.look(subject=locking.subject_of(row.pk), user=dana, now=LATER) is None
    assert undo(act, dana) is Judged.DONE


def test_every_act_is_an_entry_without_a_persons_data(action: Action, dana: User) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    undo(do(Verb.RELEASE, row, dana), dana)
    done, undone = AuditEntry.objects.order_by("pk")
    assert (done.act, done.subject, done.actor_name) == ("participation.release", f"participation:{row.pk}", "dana")
    assert (done.before, done.after) == ({"held": "trap"}, {"held": ""})
    assert (undone.act, undone.after, undone.organisation) == (
        "participation.undo_release",
        {"held": "trap"},
        action.organisation,
    )


def test_ana_may_be_told_in_her_language_why_her_reason_is_not_shown(action: Action, dana: User) -> None:
    row = make_participation(action, words=HER_REASON, confirmed=True)
    refusal = RefusalReason.objects.create()
    for language, text in {"en": "It is an advertisement.", "fr": "C’est une publicité."}.items():
        RefusalReasonText.objects.create(refusal=refusal, language=language, text=text)
    refused = do(Verb.REFUSE, row, dana, refusal)
    row.refresh_from_db()
    why = moderating.why_refused(row)
    assert why is not None
    assert (why.text("fr"), why.text("es")) == ("C’est une publicité.", "It is an advertisement.")
    assert "is not shown. That changes nothing about your signature. It is an advertisement." in her_page(row)
    undo(refused, dana)
    row.refresh_from_db()
    assert moderating.why_refused(row) is None
    assert "is not shown" not in her_page(row)


@pytest.mark.usefixtures("db")
def test_a_new_centre_offers_reasons_in_every_language() -> None:
    for refusal in RefusalReason.objects.all():
        assert {text.language for text in refusal.texts.all()} == {"en", "fr", "es"}
    assert RefusalReason.objects.filter(offered=True).count() >= 4


def test_old_acts_are_forgotten_and_a_standing_refusal_is_not(action: Action, dana: User) -> None:
    row = make_participation(action, words=HER_REASON, held=Doubt.TRAP, confirmed=True)
    do(Verb.RELEASE, row, dana)
    do(Verb.REFUSE, row, dana)
    much_later = LATER + moderating.KEEP_FOR
    assert moderating.forget_old(now=much_later) == 1
    row.delete()
    assert moderating.forget_old(now=much_later) == 1
    assert not ModerationAct.objects.exists()
