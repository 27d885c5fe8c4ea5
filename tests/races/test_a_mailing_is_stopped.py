# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two workers put a mailing's letters at once, and somebody stops it meanwhile: one letter for each reader, or none."""

from collections import Counter

import pytest

from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.readers import choosing
from altavoz.mailings.sending import life, putting
from altavoz.mailings.testing import SPRING, make_mailing, make_subscribers
from altavoz.outbox.models import Letter
from altavoz.supporters.testing import make_network
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 60


@pytest.fixture
def mailing(monkeypatch: pytest.MonkeyPatch) -> Mailing:
    """Approved, and put in small pieces."""
    monkeypatch.setattr(choosing, "BATCH", 20)
    monkeypatch.setattr(putting, "BATCH", 10)
    network = make_network()
    make_subscribers(PEOPLE, network)
    mailing = make_mailing(networks=[network])
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    return mailing


def states() -> Counter[str]:
    return Counter(Recipient.objects.values_list("state", flat=True))


def test_two_workers_write_down_and_put_everybody_once(mailing: Mailing) -> None:
    at_once(lambda: choosing.choose_due(now=SPRING), lambda: choosing.choose_due(now=SPRING))
    choosing.choose_due(now=SPRING)
    assert states() == {"planned": PEOPLE}
    at_once(lambda: putting.put_due(now=SPRING), lambda: putting.put_due(now=SPRING))
    putting.put_due(now=SPRING)
    letters = Counter(Letter.objects.filter(kind="mailing").values_list("subject_id", flat=True))
    assert (len(letters), set(letters.values())) == (PEOPLE, {1})
    mailing.refresh_from_db()
    assert (mailing.number_chosen, mailing.number_put) == (PEOPLE, PEOPLE)


def test_stopped_meanwhile_nothing_is_left_in_the_outbox(mailing: Mailing) -> None:
    choosing.choose_due(now=SPRING)
    at_once(lambda: putting.put_due(now=SPRING), lambda: life.stop(mailing.pk))
    assert states() == {"planned": PEOPLE}
    assert not Letter.objects.filter(kind="mailing").exists()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.number_put) == (Mailing.State.STOPPED, 0)
