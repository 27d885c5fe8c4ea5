# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.outbox.posting import Post
from altavoz.outbox.testing import ANA, SPRING, make_letter
from altavoz.personal_data.addresses import email_key

pytestmark = pytest.mark.django_db


def put() -> int:
    return posting.put(
        kind="confirm",
        about="weavers",
        subject_id=7,
        recipient=ANA,
        recipient_key=email_key(ANA),
        language="fr",
        now=SPRING,
    )


def test_a_letter_waits_with_all_that_its_writer_needs() -> None:
    letter = Letter.objects.get(pk=put())
    assert (letter.kind, letter.about, letter.subject_id, letter.language) == ("confirm", "weavers", 7, "fr")
    assert (letter.state, letter.recipient, bytes(letter.recipient_key)) == ("waiting", ANA, email_key(ANA))
    assert (letter.made_at, letter.due_at, letter.claimed_until, letter.tries) == (SPRING, SPRING, None, 0)


def test_it_is_one_insert() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        put()
    assert [query["sql"].split()[0] for query in queries] == ["INSERT"]


def test_the_address_is_not_in_clear_on_the_disk() -> None:
    put()
    with connection.cursor() as cursor:
        cursor.execute("SELECT recipient FROM outbox_letter")
        assert b"weavers" not in bytes(cursor.fetchone()[0])


def test_a_letter_of_a_broken_transaction_was_never_posted() -> None:
    with transaction.atomic():
        put()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_letter_may_wait_for_its_day() -> None:
    assert make_letter(due_at=SPRING.replace(day=9)).due_at == SPRING.replace(day=9)


def test_many_letters_are_put_at_once_and_known_in_their_order() -> None:
    posts = [Post("weavers", number, f"office{number}@example.org", b"k", "en", SPRING) for number in range(3)]
    numbers = posting.put_many(kind="note", posts=posts, now=SPRING)
    assert [Letter.objects.get(pk=number).subject_id for number in numbers] == [0, 1, 2]
    assert posting.put_many(kind="note", posts=[], now=SPRING) == []


def test_what_nobody_carries_yet_can_be_taken_back() -> None:
    waiting, claimed = make_letter(), make_letter()
    Letter.objects.filter(pk=claimed.pk).update(claimed_by="a carrier")
    assert posting.take_back([waiting.pk, claimed.pk]) == {waiting.pk}
    assert list(Letter.objects.values_list("pk", flat=True)) == [claimed.pk]
