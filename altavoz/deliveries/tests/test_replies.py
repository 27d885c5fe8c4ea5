# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.story import Rank, StoryLine
from altavoz.campaigns.testing import make_action, office_asked
from altavoz.cases.times.approximate import Known, Qualifier
from altavoz.deliveries import replies
from altavoz.deliveries.models import Reply
from altavoz.deliveries.replies import Answer, RecordedReply, Told
from altavoz.deliveries.testing import hand_it_over, story_of
from altavoz.organisations.models import AuditEntry

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def answer(action: Action, **said: object) -> RecordedReply:
    texts = said.pop("texts", {"en": "The measures are given back.", "fr": "Les mesures sont rendues."})
    seen = int(str(said.pop("seen", 0)))
    given = Answer(known=Known(date(2026, 5, 15)), target_id=action.targets.get().pk, texts=texts, **said)  # type: ignore[arg-type]  # the test says what, and mypy cannot
    return replies.record(action_id=action.pk, answer=given, seen=seen, by=None, now=NOW)


def replied(action: Action, language: str = "en") -> list[StoryLine]:
    return [line for line in story_of(action, language).lines if line.rank is Rank.REPLIED]


def test_nobody_outside_sees_a_reply_before_it_is_published() -> None:
    action = make_action()
    number = answer(action).reply_id or 0
    assert replied(action) == []
    assert replies.publish(reply_id=number, by=None, now=NOW) is Told.DONE
    [line] = replied(action, "fr")
    assert line.text == "Les mesures sont rendues."
    assert "Ministre des Métiers à tisser" in line.title


def test_the_office_stands_in_the_reply_as_it_was_called_then() -> None:
    action = make_action()
    replies.publish(reply_id=answer(action).reply_id or 0, by=None, now=NOW)
    office_asked(action).texts.update(title="Ministry of Everything")
    assert "Minister of Looms" in replied(action)[0].title


def test_a_text_of_another_language_says_which_it_is() -> None:
    action = make_action()
    replies.publish(reply_id=answer(action).reply_id or 0, by=None, now=NOW)
    [line] = replied(action, "es")
    assert (line.text, line.language) == ("The measures are given back.", "en")


def test_the_office_that_replied_is_marked_in_the_list() -> None:
    action = make_action()
    hand_it_over(action)
    assert story_of(action).deliveries[0].targets[0].unanswered == "No reply yet"
    replies.publish(reply_id=answer(action).reply_id or 0, by=None, now=NOW)
    assert story_of(action).deliveries[0].targets[0].answered == "Replied: 15 May 2026"


def test_a_public_reply_is_corrected_only_with_a_dated_note() -> None:
    action = make_action()
    number = answer(action).reply_id or 0
    replies.publish(reply_id=number, by=None, now=NOW)
    better = Answer(known=Known(date(2026, 5, 14)), texts={"en": "Most measures are given back."})
    without = replies.correct(reply_id=number, answer=better, notes={}, edition=1, by=None, now=NOW)
    assert without is Told.NO_NOTE
    note = {"en": "we had misread the letter"}
    assert replies.correct(reply_id=number, answer=better, notes=note, edition=1, by=None, now=NOW) is Told.DONE
    [line] = replied(action)
    assert line.text == "Most measures are given back."
    assert line.notes == ("Corrected on 20 May 2026: we had misread the letter",)


def test_of_two_people_who_record_a_reply_at_once_the_second_is_told() -> None:
    action = make_action()
    assert answer(action).how is Told.DONE
    assert answer(action).how is Told.SOMEBODY_WAS_QUICKER
    assert Reply.objects.count() == 1


def test_a_reply_without_words_is_refused() -> None:
    assert answer(make_action(), texts={"en": ""}).how is Told.NO_WORDS


def test_a_reply_can_be_taken_off_the_page() -> None:
    action = make_action()
    number = answer(action).reply_id or 0
    replies.publish(reply_id=number, by=None, now=NOW)
    replies.withdraw(reply_id=number, by=None, now=NOW)
    assert replied(action) == []


def test_an_entry_says_when_and_in_which_languages_but_not_who_signed() -> None:
    answer(make_action(), person="Beatriz Canul Poot")
    entry = AuditEntry.objects.get()
    assert entry.after == {"on": "2026-05-15", "languages": "en fr"}


def test_a_reply_is_dated_no_more_exactly_than_anybody_knows() -> None:
    action = make_action()
    office_asked(action)
    by_then = Known(date(2026, 5, 15), qualifier=Qualifier.BY)
    done = replies.record(
        action_id=action.pk, answer=Answer(known=by_then, texts={"en": "Yes."}), seen=0, by=None, now=NOW
    )
    replies.publish(reply_id=done.reply_id or 0, by=None, now=NOW)
    assert [(line.when, line.known) for line in replied(action)] == [("by 15 May 2026", by_then)]
    assert [line.when for line in replied(action, "fr")] == ["au plus tard le 15 mai 2026"]
    turned = Answer(known=Known(date(2026, 5, 15), date(2026, 5, 1)), texts={"en": "Yes."})
    assert replies.record(action_id=action.pk, answer=turned, seen=1, by=None, now=NOW).how is Told.NO_DAY
