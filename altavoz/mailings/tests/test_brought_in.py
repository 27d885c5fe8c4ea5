# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list is taken back only while nobody of it has had a letter."""

import pytest

from altavoz.mailings.testing import SPRING, make_mailing, make_recipient
from altavoz.organisations.testing import make_staff
from altavoz.supporters.importing import life
from altavoz.supporters.importing.life import Said
from altavoz.supporters.models import Subscription
from altavoz.supporters.testing import make_network
from altavoz.supporters.testing_lists import bring_in, make_import

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("letter", "said"), [(7, Said.WRITTEN), (None, Said.DONE)])
def test_a_letter_to_one_of_them_keeps_the_list(letter: int | None, said: Said) -> None:
    network = make_network()
    row = bring_in(make_import(network, "email\nana@example.org\nbo@example.org\n"))
    make_recipient(make_mailing(networks=[network]), Subscription.objects.latest("pk"), letter=letter)
    assert life.undo(import_id=row.pk, by=make_staff(), now=SPRING) is said
