# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from altavoz.campaigns import life
from altavoz.campaigns.action import Action, Outcome
from altavoz.campaigns.life import Extension, Moved, Result
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.testing import make_action, make_action_page, office_asked
from altavoz.decision_makers.testing import make_person, make_term
from altavoz.website.generations import Generation
from altavoz.worker.rounds import run_once

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
WON = Result({"en": ("They are home", "All four were released.")}, date(2026, 5, 1))
pytestmark = pytest.mark.django_db


def state_of(action: Action) -> str:
    action.refresh_from_db()
    return action.state


def generation(subject: str) -> int:
    return Generation.objects.filter(subject=subject).values_list("number", flat=True).first() or 0


def test_opening_happens_once() -> None:
    action = make_action(state="preparing")
    assert life.open_action(action.pk, now=NOW) is Moved.DONE
    assert life.open_action(action.pk, now=NOW + timedelta(hours=1)) is Moved.NOT_FROM_HERE
    assert state_of(action) == "open"
    assert action.opened_at == NOW


def test_an_action_that_asks_nobody_does_not_open() -> None:
    action = make_action(state="preparing")
    action.targets.all().delete()
    assert life.open_action(action.pk, now=NOW) is Moved.NOBODY_ASKED


def test_an_action_whose_hour_has_passed_does_not_open() -> None:
    action = make_action(state="preparing", closes_at=NOW)
    assert life.open_action(action.pk, now=NOW) is Moved.NOT_FROM_HERE


def test_an_action_closes_by_itself_at_its_hour() -> None:
    action = make_action(closes_at=NOW)
    assert run_once("close actions", NOW - timedelta(seconds=1)) == 0
    assert run_once("close actions", NOW + timedelta(seconds=7)) == 1
    assert state_of(action) == "closed"
    assert action.closed_at == NOW


def test_a_paused_action_closes_at_its_hour_too() -> None:
    make_action(state="paused", closes_at=NOW)
    assert life.close_due(now=NOW) == 1


def test_an_action_that_was_extended_meanwhile_is_not_closed() -> None:
    action = make_action(closes_at=NOW)
    life.extend(action.pk, Extension(NOW + timedelta(days=7), {"en": "More towns asked for it."}), now=NOW)
    assert life.close_due(now=NOW) == 0
    assert state_of(action) == "open"


def test_extending_needs_a_public_note() -> None:
    action = make_action(closes_at=NOW + timedelta(days=1))
    assert life.extend(action.pk, Extension(NOW + timedelta(days=7)), now=NOW) is Moved.NO_WORDS


def test_extending_shows_its_reason_on_the_page() -> None:
    action = make_action(closes_at=NOW + timedelta(days=1))
    life.extend(action.pk, Extension(NOW + timedelta(days=7), {"en": "More towns asked for it."}), now=NOW)
    action.refresh_from_db()
    view = view_of(action, language="en", now=NOW)
    assert [(line.on, line.words) for line in view.extensions] == [(date(2026, 5, 1), "More towns asked for it.")]


def test_a_closed_action_opens_again_when_it_is_extended() -> None:
    action = make_action(closes_at=NOW)
    life.close_due(now=NOW)
    later = Extension(NOW + timedelta(days=7), {"en": "The hearing was moved."})
    assert life.extend(action.pk, later, now=NOW) is Moved.DONE
    assert state_of(action) == "open"
    assert action.closed_at is None


def test_a_pause_ends_with_going_on() -> None:
    action = make_action()
    assert life.pause(action.pk) is Moved.DONE
    assert life.pause(action.pk) is Moved.NOT_FROM_HERE
    assert life.resume(action.pk) is Moved.DONE
    assert state_of(action) == "open"


def test_a_closed_page_keeps_the_holders_of_the_day_it_opened() -> None:
    action = make_action(state="preparing")
    life.open_action(action.pk, now=NOW)
    office = office_asked(action)
    office.terms.update(until=date(2026, 5, 10))
    make_term(office, make_person("Next Minister"), since=date(2026, 5, 11))
    later = NOW + timedelta(days=30)
    action.refresh_from_db()
    assert view_of(action, language="en", now=later).targets[0].holder_name == "Next Minister"
    life.close(action.pk, now=later)
    action.refresh_from_db()
    assert view_of(action, language="en", now=later).targets[0].holder_name == "Vera Okonjo"


def test_a_delivery_keeps_the_holders_of_its_day_and_later_terms_change_nothing() -> None:
    action = make_action()
    life.deliver(action.pk, on=date(2026, 5, 1), now=NOW)
    office = office_asked(action)
    office.terms.all().delete()
    office.texts.update(title="Ministry of Something Else")
    action.refresh_from_db()
    line = view_of(action, language="fr", now=NOW).targets[0]
    assert (line.offices[0].title, line.holder_name) == ("Ministre des Métiers à tisser", "Vera Okonjo")


def test_delivering_closes_what_was_open() -> None:
    action = make_action()
    life.deliver(action.pk, on=date(2026, 5, 1), now=NOW)
    assert state_of(action) == "delivered"
    assert (action.closed_at, action.delivered_on) == (NOW, date(2026, 5, 1))


def test_what_came_of_it_needs_words() -> None:
    action = make_action()
    assert life.conclude(action.pk, "won", result=Result({}, date(2026, 5, 1)), now=NOW) is Moved.NO_WORDS
    assert life.conclude(action.pk, "won", result=WON, now=NOW) is Moved.DONE
    assert Outcome.objects.get(action=action).texts.get().title == "They are home"


def test_a_delivered_action_stays_delivered_on_its_page_when_it_is_won() -> None:
    action = make_action()
    life.deliver(action.pk, on=date(2026, 5, 1), now=NOW)
    life.conclude(action.pk, "won", result=WON, now=NOW)
    action.refresh_from_db()
    assert view_of(action, language="en", now=NOW).delivered


def test_nothing_follows_a_take_down() -> None:
    action = make_action()
    life.take_down(action.pk, now=NOW)
    assert life.resume(action.pk) is Moved.NOT_FROM_HERE
    assert life.deliver(action.pk, on=date(2026, 5, 1), now=NOW) is Moved.NOT_FROM_HERE
    assert state_of(action) == "taken_down"


def test_a_move_makes_kept_pages_old() -> None:
    action = make_action()
    before = generation(f"action:{action.public_id}"), generation("site")
    life.pause(action.pk)
    assert (generation(f"action:{action.public_id}"), generation("site")) == (before[0] + 1, before[1] + 1)


def test_a_page_that_is_due_is_published_by_the_round() -> None:
    page = make_action_page(make_action(), live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    assert not page.live
    an_hour_ago = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = an_hour_ago.isoformat()
    revision.approved_go_live_at = an_hour_ago
    revision.save()
    assert run_once("publish pages", timezone.now()) == 1
    page.refresh_from_db()
    assert page.live
