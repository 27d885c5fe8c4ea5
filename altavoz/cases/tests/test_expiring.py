# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consents end: a warning thirty days before, once, and on the day the case is taken down by itself."""

from datetime import timedelta

import pytest

from altavoz.cases.consent import letters
from altavoz.cases.models import Case, Fact
from altavoz.cases.testing import REAL_NAME, make_consent, make_fact, make_published_case
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import SPRING, make_staff
from altavoz.outbox.models import Letter
from altavoz.worker.rounds import run_once

pytestmark = pytest.mark.django_db
ROUND = "cases-consent"


def test_thirty_days_before_those_who_look_after_it_are_told_once_and_without_a_name() -> None:
    case = make_published_case()
    case.consents.update(ends_on=SPRING.date() + timedelta(days=40))
    for name, role in (("dana", roles.PUBLISHER), ("eve", roles.EDITOR)):
        user = make_staff(name=name, role=role)
        user.email = f"{name}@example.org"
        user.save()
    assert run_once(ROUND, SPRING + timedelta(days=9)) == 0
    assert run_once(ROUND, SPRING + timedelta(days=10)) == 1
    assert run_once(ROUND, SPRING + timedelta(days=11)) == 0
    letter = Letter.objects.get()
    written = letters.write_warning(letter)
    assert letter.recipient == "dana@example.org"
    assert written is not None
    assert case.code in written.text
    assert "17 May 2026" in written.text
    assert REAL_NAME not in written.text


def test_on_the_day_it_is_taken_down_by_the_centre_itself() -> None:
    case = make_published_case()
    case.consents.update(withdrawn_on=SPRING.date() + timedelta(days=2))
    assert run_once(ROUND, SPRING + timedelta(days=2)) == 1
    case.refresh_from_db()
    assert case.state == Case.State.TAKEN_DOWN
    assert AuditEntry.objects.get(act="cases.take_down").actor is None


def test_a_quotation_whose_consent_ends_is_hidden_and_the_case_stays() -> None:
    case = make_published_case()
    own = make_consent(case, scopes=("quotation",), ends_on=SPRING.date() + timedelta(days=3))
    quotation = make_fact(case, "I stay.", sort=Fact.Sort.QUOTATION, consent=own)
    run_once(ROUND, SPRING + timedelta(days=3))
    quotation.refresh_from_db()
    case.refresh_from_db()
    assert (quotation.visibility, case.state) == ("confidential", Case.State.PUBLISHED)
