# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from altavoz.campaigns import settling
from altavoz.campaigns.action import Action
from altavoz.campaigns.settling import Agreed, Settled, Words
from altavoz.campaigns.testing import make_action, words
from altavoz.campaigns.wording import FrozenText, SameMeaning
from altavoz.organisations.testing import make_staff

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def publish(action: Action, new: Words, *, language: str = "en", signed: bool = True) -> Settled:
    return settling.settle(action, language=language, words=new, has_participants=signed, now=NOW)


def test_the_first_words_are_version_one() -> None:
    action = make_action(state="preparing")
    assert publish(action, words(), signed=False) is Settled.FIRST_VERSION
    assert action.text_version == 1


def test_another_language_is_no_new_version() -> None:
    action = make_action(state="preparing")
    publish(action, words(), signed=False)
    assert publish(action, words("Laissez-les rentrer"), language="fr") is Settled.LANGUAGE_ADDED
    assert action.text_version == 1


def test_the_same_words_change_nothing() -> None:
    action = make_action()
    assert publish(action, words()) is Settled.UNCHANGED


def test_before_the_first_signature_words_may_change() -> None:
    action = make_action()
    assert publish(action, words("A better headline"), signed=False) is Settled.NOBODY_HAD_SIGNED
    assert action.text_version == 1
    assert settling.frozen_words(action, "en") == words("A better headline")


@pytest.mark.parametrize(
    "changed",
    [words("Another headline"), words(ask="Another ask."), Words(words().headline, words().ask, ("A demand more",))],
)
def test_after_it_other_words_are_a_new_version(changed: Words) -> None:
    action = make_action()
    assert publish(action, changed) is Settled.NEW_VERSION
    assert action.text_version == 2


def test_a_new_version_keeps_what_earlier_signers_agreed_to() -> None:
    action = make_action()
    publish(action, words("Another headline"))
    assert FrozenText.objects.get(version__action=action, version__number=1, language="en").headline == words().headline


def test_other_languages_keep_their_words_in_the_new_version() -> None:
    action = make_action()
    before = settling.frozen_words(action, "fr")
    publish(action, words("Another headline"))
    assert settling.frozen_words(action, "fr") == before


def test_a_yes_to_one_step_is_no_yes_to_another() -> None:
    action, bo, chandra = make_action(), make_staff(name="bo"), make_staff(name="chandra")
    first, other = words("Free them"), words("Free them now, and the miners")
    asked = settling.ask_same_meaning(action, language="en", words=first, by=bo.pk, now=NOW)
    settling.agree(asked.pk, by=chandra.pk, now=NOW)
    publish(action, first)
    assert publish(action, other) is Settled.NEW_VERSION
    assert publish(action, first) is Settled.NEW_VERSION


def test_two_people_who_see_the_same_meaning_keep_the_version() -> None:
    action, bo, chandra = make_action(), make_staff(name="bo"), make_staff(name="chandra")
    new = words("Let the weavers go home!")
    asked = settling.ask_same_meaning(action, language="en", words=new, by=bo.pk, now=NOW)
    assert settling.agree(asked.pk, by=chandra.pk, now=NOW) is Agreed.DONE
    assert publish(action, new) is Settled.SAME_MEANING
    assert action.text_version == 1


def test_nobody_agrees_with_himself() -> None:
    action, bo = make_action(), make_staff(name="bo")
    asked = settling.ask_same_meaning(action, language="en", words=words("New"), by=bo.pk, now=NOW)
    assert settling.agree(asked.pk, by=bo.pk, now=NOW) is Agreed.NOT_BY_THE_SAME
    assert publish(action, words("New")) is Settled.NEW_VERSION


def test_a_yes_holds_for_those_words_alone() -> None:
    action, bo, chandra = make_action(), make_staff(name="bo"), make_staff(name="chandra")
    asked = settling.ask_same_meaning(action, language="en", words=words("New"), by=bo.pk, now=NOW)
    settling.agree(asked.pk, by=chandra.pk, now=NOW)
    assert publish(action, words("Newer")) is Settled.NEW_VERSION


def test_a_second_person_may_see_another_meaning() -> None:
    action, bo = make_action(), make_staff(name="bo")
    asked = settling.ask_same_meaning(action, language="en", words=words("New"), by=bo.pk, now=NOW)
    assert settling.refuse(asked.pk) is Agreed.DONE
    assert not SameMeaning.objects.exists()
    assert settling.agree(asked.pk, by=bo.pk, now=NOW) is Agreed.GONE
