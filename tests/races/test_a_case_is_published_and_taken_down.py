# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people publish a case at once, somebody withdraws the consent meanwhile, two take it down: one deed of each."""

import pytest

from altavoz.cases.coming_down import taking_down
from altavoz.cases.consent import expiring
from altavoz.cases.going_public import publishing
from altavoz.cases.models import Case
from altavoz.cases.telling import public
from altavoz.cases.testing import make_case, make_published_case
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import SPRING
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def noted(act: str) -> int:
    return AuditEntry.objects.filter(act=act).count()


def test_of_two_who_publish_at_once_one_does() -> None:
    case = make_case()
    at_once(*[lambda: publishing.publish(case.pk, by=None, now=SPRING)] * 2)
    case.refresh_from_db()
    assert case.is_published
    assert noted("cases.publish") == 1


def test_of_two_who_take_it_down_at_once_one_does() -> None:
    case = make_published_case()
    at_once(*[lambda: taking_down.take_down(case.pk, by=None, now=SPRING)] * 2)
    assert noted("cases.take_down") == 1


def test_a_consent_withdrawn_while_it_is_published_is_never_overlooked() -> None:
    case = make_case()

    def write() -> None:
        case.consents.update(withdrawn_on=SPRING.date())

    at_once(
        lambda: publishing.publish(case.pk, by=None, now=SPRING),
        lambda: expiring.change_consent(case, write=write, by=None, now=SPRING),
    )
    case = Case.objects.get(pk=case.pk)
    assert case.state in {Case.State.CONFIDENTIAL, Case.State.TAKEN_DOWN}
    assert public.of(case, "en", now=SPRING) is None
