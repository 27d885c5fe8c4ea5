# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff issue, add to and stop an urgent action; its number is its own, and stopping it is for good."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from altavoz.actions.urgent_action import issuing, numbering
from altavoz.actions.urgent_action.issuing import Issued, Words
from altavoz.actions.urgent_action.models import Issue, IssueText, UrgentAction
from altavoz.actions.urgent_action.staff.forms import IssueForm
from altavoz.actions.urgent_action.testing import FIRST, LAST_DAY, MORE, SPRING, STOP, make_urgent
from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.life import Extension, Moved
from altavoz.indicators import figures
from altavoz.indicators.quotations import overtaken
from altavoz.indicators.quotations.overtaken import Tie
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def paz() -> User:
    return make_staff(name="paz")


@pytest.fixture
def issued(paz: User) -> Action:
    action = make_urgent()
    assert issuing.issue(action.pk, words=FIRST, by=paz, now=SPRING).issued is Issued.DONE
    action.refresh_from_db()
    return action


def test_issuing_gives_the_next_number_of_the_year(paz: User) -> None:
    action = make_urgent()
    assert issuing.issue(action.pk, words=FIRST, by=paz, now=SPRING).issued is Issued.DONE
    assert UrgentAction.objects.get().called == "UA 1/26"
    assert Issue.objects.get().texts.count() == len(FIRST)


def test_a_number_that_it_has_elsewhere_is_kept_and_never_given_twice(paz: User) -> None:
    first, second, third = make_urgent(), make_urgent(), make_urgent()
    Action.objects.update(organisation=first.organisation)
    issuing.issue(first.pk, words=FIRST, number=58, on=date(2020, 4, 20), by=paz, now=SPRING)
    assert UrgentAction.objects.get(action=first).called == "UA 58/20"
    taken = issuing.issue(second.pk, words=FIRST, number=58, on=date(2020, 4, 21), by=paz, now=SPRING)
    assert taken.issued is Issued.NUMBER_TAKEN
    assert not Issue.objects.filter(action=second).exists()
    issuing.issue(third.pk, words=FIRST, on=date(2020, 4, 21), by=paz, now=SPRING)
    assert UrgentAction.objects.get(action=third).called == "UA 59/20"


def test_a_second_number_is_refused(issued: Action) -> None:
    assert not numbering.give(issued.pk, organisation_id=issued.organisation_id, year=2026)


def test_without_words_or_on_a_day_to_come_nothing_is_issued(paz: User) -> None:
    action = make_urgent()
    empty = issuing.issue(action.pk, words={"en": Words("", "")}, by=paz, now=SPRING)
    ahead = issuing.issue(action.pk, words=FIRST, by=paz, now=SPRING, on=SPRING.date() + timedelta(days=2))
    assert (empty.issued, ahead.issued) == (Issued.NO_WORDS, Issued.IN_THE_FUTURE)
    assert issuing.update(action.pk, words=MORE, by=paz, now=SPRING).issued is Issued.NOT_ISSUED


def test_a_stop_is_for_good(issued: Action, paz: User) -> None:
    assert issuing.stop(issued.pk, words=STOP, by=paz, now=SPRING).issued is Issued.DONE
    issued.refresh_from_db()
    assert (issued.state, issued.is_open(SPRING)) == (Action.State.CLOSED, False)
    assert not issued.may_still_be_confirmed(SPRING)
    assert life.extend(issued.pk, Extension(LAST_DAY, {"en": "More"}), now=SPRING) is Moved.NOT_FROM_HERE
    for verb in (issuing.update, issuing.stop):
        assert verb(issued.pk, words=MORE, by=paz, now=SPRING).issued is Issued.STOPPED
    issued.refresh_from_db()
    assert not issued.is_open(SPRING)


def test_further_information_opens_what_was_over_until_a_new_last_day(issued: Action, paz: User) -> None:
    later, until = LAST_DAY + timedelta(days=1), LAST_DAY + timedelta(days=30)
    life.close_due(now=later)
    assert issuing.update(issued.pk, words=MORE, by=paz, now=later, closes_at=until).issued is Issued.DONE
    issued.refresh_from_db()
    assert issued.is_open(later)


def test_after_the_hour_that_staff_gave_nothing_goes_out(issued: Action) -> None:
    UrgentAction.objects.update(no_letters_after=LAST_DAY)
    assert issuing.end_due(now=LAST_DAY - timedelta(minutes=1)) == 0
    assert issuing.end_due(now=LAST_DAY) == 1
    issued.refresh_from_db()
    assert issued.letters_ended_at == LAST_DAY


def test_a_figure_in_the_facts_is_written_out_on_the_day_of_issue_and_is_found_as_what_went_out(paz: User) -> None:
    looms = make_indicator()
    make_observation(looms)
    words = {"en": Words("A weaver", "They took [[figure:looms-xx latest]].", "Give it back.")}
    issuing.issue(make_urgent().pk, words=words, by=paz, now=SPRING)
    assert IssueText.objects.get().facts == "They took more than 34,000 (as of 7 February 2018)."
    make_observation(looms, "61600", date(2020, 5, 6))
    found = overtaken.quotations(figures.known([looms])[0], make_staff(name="dana"))
    # The drafts that announce it say the same, and those can still be changed.
    assert {(str(each.passage.sort), each.tie) for each in found} == {
        ("Urgent action", Tie.FROZEN),
        ("Mailing", Tie.TYPED_OLDER),
    }


@pytest.mark.parametrize(
    ("part", "words"),
    [("facts", "[[figure:looms-yy latest]]"), ("title", "[[figure:looms-xx latest]]"), ("demands", "[[figure:a b]]")],
)
def test_an_unknown_figure_or_one_where_none_can_stand_is_refused_in_words(part: str, words: str) -> None:
    make_observation(make_indicator())
    form = IssueForm({"on": "2026-04-07", "title_en": "A", "facts_en": "B", f"{part}_en": words})
    assert list(form.errors) == [f"{part}_en"]
