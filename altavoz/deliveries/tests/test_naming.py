# SPDX-License-Identifier: AGPL-3.0-or-later
"""A public reply names nobody who took part: names are found however they stand there, and staff decide."""

from datetime import UTC, date, datetime

import pytest

from altavoz.campaigns.testing import make_action
from altavoz.cases.times.approximate import Known
from altavoz.deliveries import checking, replies
from altavoz.deliveries.by_mail import drafts
from altavoz.deliveries.models import NameCheck, Reply
from altavoz.deliveries.naming import Words
from altavoz.deliveries.replies import Answer, Told
from altavoz.deliveries.rounds import names_round
from altavoz.deliveries.testing import make_signer
from altavoz.organisations.models import AuditEntry
from altavoz.worker.rounds import Turn

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


def places(text: str, given: str = "Ana María", family: str = "Lima Souto") -> set[str]:
    return {text[place.begin : place.end] for place in Words({"en": text}).names(given, family)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As we wrote to Ana Lima in May.", "Ana Lima"),
        ("As we wrote to LIMA, Ana.", "LIMA, Ana"),
        ("ana maria lima has asked", "maria lima"),
        ("Ana M. Lima has asked", "Ana M. Lima"),
        ("Dear Ms. Lima, we thank you", "Lima"),
        ("Estimada Ana: le agradecemos", "Ana"),
    ],
)
def test_a_name_is_found_as_an_office_would_write_it(text: str, found: str) -> None:
    assert found in places(text)


@pytest.mark.parametrize("text", ["The city of Lima asks.", "Ana agrees. The Souto is a river.", "We have read them."])
def test_a_word_that_somebody_is_called_too_is_no_name(text: str) -> None:
    assert places(text) == set()


def test_a_name_without_blanks_is_found_in_a_row_of_signs() -> None:
    assert places("我们已收到王小明的来信。", "小明", "王") == {"王小明"}


def test_the_beginning_of_a_public_text_greets_and_quotes_nobody() -> None:
    mail = "Dear Ms Lima,\n\nWe agree. Call +52 999 123 4567 or a@b.example.\n\nOn 5 May Ana Lima wrote:\n> free them"
    assert drafts.of(mail) == "[…]\n\nWe agree. Call […] or […]."
    assert drafts.language_of("Le agradecemos su carta y las medidas del Estado", else_="en") == "es"


def recorded(text: str, **more: object) -> Reply:
    action = make_action()
    make_signer(action, "Ana", "Lima", email="ana@example.org")
    answer = Answer(known=Known(date(2026, 5, 15)), texts={"en": text}, **more)  # type: ignore[arg-type]  # the test says what
    replies.record(action_id=action.pk, answer=answer, seen=0, by=None, now=NOW)
    return Reply.objects.get(action=action)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["We have told Ana Lima.", "We wrote to ana@example.org."])
def test_a_reply_that_names_a_supporter_is_published_only_when_staff_are_sure(text: str) -> None:
    row = recorded(text)
    assert replies.publish(reply_id=row.pk, by=None, now=NOW) is Told.NAMES_FOUND
    assert replies.publish(reply_id=row.pk, by=None, now=NOW, sure=True) is Told.DONE
    assert AuditEntry.objects.get(act="deliveries.publish_reply").after == {"places": 1}


@pytest.mark.django_db
def test_what_is_found_is_a_place_and_no_name() -> None:
    check = NameCheck.objects.get(reply=recorded("We have told Ana Lima."))
    assert check.found == [["en", 13, 21]]
    marked = checking.marked(check, "We have told Ana Lima.", "en")
    assert [piece.text for piece in marked if piece.is_name] == ["Ana Lima"]


@pytest.mark.django_db
def test_a_corrected_text_is_looked_through_anew_and_leaves_the_page_while_it_names_somebody() -> None:
    row = recorded("We agree.")
    assert replies.publish(reply_id=row.pk, by=None, now=NOW) is Told.DONE
    named = Answer(known=row.known, texts={"en": "We have told Ana Lima."})
    how = replies.correct(reply_id=row.pk, answer=named, notes={"en": "more of it"}, edition=1, by=None, now=NOW)
    row.refresh_from_db()
    assert (how, row.published_at) == (Told.OFF_THE_PAGE, None)


@pytest.mark.django_db
def test_where_many_took_part_the_worker_looks_and_nothing_is_published_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 0)
    row = recorded("We have told Ana Lima.")
    assert replies.publish(reply_id=row.pk, by=None, now=NOW, sure=True) is Told.STILL_LOOKING
    assert names_round(Turn(NOW, 1, lambda: False)) == 0
    assert names_round(Turn(NOW, 1, lambda: True)) == 1
    assert replies.publish(reply_id=row.pk, by=None, now=NOW) is Told.NAMES_FOUND
