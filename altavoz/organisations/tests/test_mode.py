# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import SPRING, make_centre

pytestmark = pytest.mark.django_db


def test_a_database_that_nobody_made_a_centre_of_says_so() -> None:
    with pytest.raises(mode.CentreNotMade):
        mode.mode()


def test_what_was_made_is_what_it_is() -> None:
    make_centre(Centre.Mode.PRODUCTION)
    assert mode.mode() == Centre.Mode.PRODUCTION
    assert not mode.is_demonstration()


def test_the_mode_is_read_once_in_a_process(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_centre()
    with django_assert_num_queries(1):
        assert mode.is_demonstration()
        assert mode.is_demonstration()


def test_saying_the_same_twice_does_no_harm() -> None:
    assert make_centre().pk == make_centre().pk == 1


def test_a_demonstration_cannot_become_a_production_centre() -> None:
    make_centre(Centre.Mode.DEMONSTRATION)
    with pytest.raises(mode.ModeIsFixed):
        make_centre(Centre.Mode.PRODUCTION)


def test_the_database_holds_one_centre_only() -> None:
    make_centre()
    with pytest.raises(IntegrityError), transaction.atomic():
        Centre.objects.create(pk=2, mode=Centre.Mode.PRODUCTION, made_at=SPRING)
