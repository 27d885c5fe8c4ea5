# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime

import pytest

from altavoz.campaigns import life
from altavoz.campaigns.counts import Tally
from altavoz.campaigns.testing import add_target, make_action, office_asked
from altavoz.decision_makers.testing import make_person, make_term
from altavoz.deliveries import handover
from altavoz.deliveries.handover import Account, Handed, Said
from altavoz.deliveries.models import HandOver
from altavoz.deliveries.testing import MAY, hand_it_over, make_copy, make_signer, story_of
from altavoz.organisations.models import AuditEntry
from altavoz.participation import withdrawal

NOW = datetime(2026, 5, 8, 12, 0, tzinfo=UTC)
IN_MERIDA = {
    "en": Account(where="Mérida", by_whom="three families of the valley", account="It was stamped at the desk."),
    "fr": Account(where="Mérida", by_whom="trois familles de la vallée", account="Le guichet l’a tamponnée."),
}
pytestmark = pytest.mark.django_db


def test_the_first_hand_over_closes_the_action_and_the_page_says_to_whom() -> None:
    action = make_action()
    assert hand_it_over(action, accounts=IN_MERIDA, how_many=35112).how is Handed.DONE
    action.refresh_from_db()
    assert (action.state, action.delivered_on) == ("delivered", MAY)
    [delivery] = story_of(action, "fr").deliveries
    assert [office.title for line in delivery.targets for office in line.offices] == ["Ministre des Métiers à tisser"]
    assert "6 mai 2026" in delivery.sentence
    assert "Mérida" in delivery.sentence
    assert "trois familles de la vallée" in delivery.sentence


def test_titles_and_holders_stay_as_they_stood_that_day() -> None:
    action = make_action()
    office = office_asked(action)
    office.terms.update(until=MAY)
    make_term(office, make_person("Next Minister"), since=date(2026, 5, 7))
    hand_it_over(action)
    office.texts.update(title="Ministry of Everything")
    [line] = story_of(action).deliveries[0].targets
    assert (line.holder_name, line.offices[0].title) == ("Vera Okonjo", "Minister of Looms")


def test_without_a_number_the_count_at_the_end_of_that_day_is_taken() -> None:
    action = make_action()
    for round_, (day, total) in enumerate([(5, 40), (6, 41), (7, 60)], 1):
        at = datetime(2026, 5, day, 10, 0, tzinfo=UTC)
        Tally.objects.create(action=action, round=round_, first_change=1, last_change=1, total=total, at=at)
    hand_it_over(action)
    assert HandOver.objects.get().how_many == 41


def test_who_withdraws_after_the_hand_over_is_told_of_beside_its_number() -> None:
    action = make_action()
    row = make_signer(action, "Dee", "Moss")
    make_signer(action, "Bo", "Reed")
    pack = make_copy(action).pack
    hand_it_over(action, how_many=2, pack_id=pack.pk)
    assert "withdrawn" not in story_of(action).deliveries[0].sentence
    withdrawal.withdraw(token=row.token, now=NOW)
    [delivery] = story_of(action).deliveries
    assert "2 signatures were handed over." in delivery.sentence
    assert "1 signature has been withdrawn since the names were put together." in delivery.sentence


def test_what_nobody_knows_is_said_to_be_so() -> None:
    action = make_action(state="delivered")
    hand_it_over(action, on=None)
    [delivery] = story_of(action).deliveries
    assert "The day is not known." in delivery.sentence
    assert "The place is not known." in delivery.sentence
    assert "Who handed it over is not known." in delivery.sentence
    assert [line.unanswered for line in delivery.targets] == [""]
    assert [line.when for line in story_of(action).lines][-1] == "Day not known"


def test_each_office_may_get_it_on_its_own_day() -> None:
    action = make_action()
    later = add_target(action, holder="Ines Duarte", titles={"en": "Ambassador"})
    first = action.targets.exclude(pk=later.pk).get()
    for seen, (target, day) in enumerate([(later, MAY), (first, date(2026, 5, 2))]):
        said = Said(on=day, to={target.pk: "the front desk"})
        done = handover.hand_over(action_id=action.pk, said=said, seen=seen, by=None, now=NOW)
        assert done.how is Handed.DONE
    action.refresh_from_db()
    assert action.delivered_on == date(2026, 5, 2)
    titles = [each.targets[0].offices[0] for each in story_of(action).deliveries]
    assert [(title.title, title.body) for title in titles] == [
        ("Minister of Looms", "received by the front desk"),
        ("Ambassador", "received by the front desk"),
    ]


def test_of_two_people_who_record_it_at_once_the_second_is_told() -> None:
    action = make_action()
    assert hand_it_over(action, seen=0).how is Handed.DONE
    assert hand_it_over(action, seen=0).how is Handed.SOMEBODY_WAS_QUICKER
    assert HandOver.objects.count() == 1


def test_a_day_to_come_is_refused() -> None:
    assert hand_it_over(make_action(), on=date(2026, 5, 9)).how is Handed.IN_THE_FUTURE


def test_what_was_taken_down_cannot_be_handed_over() -> None:
    action = make_action()
    life.take_down(action.pk, now=NOW)
    assert hand_it_over(action).how is Handed.NOT_FROM_HERE
    assert not HandOver.objects.exists()


def test_somebody_has_to_receive_it() -> None:
    said = Said(on=MAY, to={})
    done = handover.hand_over(action_id=make_action().pk, said=said, seen=0, by=None, now=NOW)
    assert done.how is Handed.NOBODY_CHOSEN


def test_a_target_of_another_action_is_not_taken() -> None:
    action, other = make_action(), make_action()
    said = Said(on=MAY, to={other.targets.get().pk: ""})
    done = handover.hand_over(action_id=action.pk, said=said, seen=0, by=None, now=NOW)
    assert done.how is Handed.NOBODY_CHOSEN


def test_a_correction_of_what_somebody_else_has_corrected_is_refused() -> None:
    action = make_action()
    number = hand_it_over(action).hand_over_id or 0
    said = Said(on=date(2026, 5, 5), to={action.targets.get().pk: ""})
    how = [handover.correct(hand_over_id=number, said=said, edition=1, by=None, now=NOW) for _twice in range(2)]
    assert how == [Handed.DONE, Handed.SOMEBODY_WAS_QUICKER]
    action.refresh_from_db()
    assert action.delivered_on == date(2026, 5, 5)


def test_taken_back_the_action_is_closed_again_and_nothing_is_said_to_be_delivered() -> None:
    action = make_action()
    number = hand_it_over(action).hand_over_id or 0
    assert handover.take_back(hand_over_id=number, by=None, now=NOW) is Handed.DONE
    action.refresh_from_db()
    assert (action.state, action.delivered_on) == ("closed", None)
    assert story_of(action).deliveries == ()
    assert handover.take_back(hand_over_id=number, by=None, now=NOW) is Handed.SOMEBODY_WAS_QUICKER


def test_every_act_is_noted_without_a_name() -> None:
    number = hand_it_over(make_action(), accounts=IN_MERIDA).hand_over_id or 0
    handover.take_back(hand_over_id=number, by=None, now=NOW)
    entries = AuditEntry.objects.order_by("pk")
    assert [entry.act for entry in entries] == ["deliveries.hand_over", "deliveries.take_back"]
    assert "famil" not in str(entries[0].after)
