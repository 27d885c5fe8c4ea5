# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case is published only with consent, and the public reads only what was consented to."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from altavoz.cases.coming_down import taking_down
from altavoz.cases.going_public import publishing
from altavoz.cases.going_public.lacks import Reason, lacks
from altavoz.cases.going_public.publishing import How
from altavoz.cases.keeping import changing
from altavoz.cases.models import (
    Case,
    CaseConsent,
    CaseEventText,
    CaseName,
    CaseStatus,
    CaseText,
    Fact,
    ProtectionStep,
)
from altavoz.cases.telling import public
from altavoz.cases.testing import (
    PSEUDONYM,
    REAL_NAME,
    make_case,
    make_consent,
    make_event,
    make_fact,
    make_protection,
    make_published_case,
    make_responsible,
    make_status,
    make_step,
)
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import SPRING, make_staff

pytestmark = pytest.mark.django_db
Scope = CaseConsent.Scope
Step = ProtectionStep.Step


def reasons(case: Case) -> set[Reason]:
    return {lack.reason for lack in lacks(case, now=SPRING)}


def test_a_case_is_published_and_noted_by_its_code_alone() -> None:
    case, bo = make_case(), make_staff()
    assert publishing.publish(case.pk, by=bo, now=SPRING).how is How.DONE
    assert publishing.publish(case.pk, by=bo, now=SPRING).how is How.ALREADY
    case.refresh_from_db()
    assert case.published_at == SPRING
    entry = AuditEntry.objects.get(act="cases.publish")
    assert entry.subject == f"case:{case.code}"


def test_without_consent_it_is_refused_and_nothing_changes() -> None:
    case = make_case(consent=False)
    done = publishing.publish(case.pk, by=None, now=SPRING)
    assert (done.how, {lack.reason for lack in done.lacks}) == (How.REFUSED, {Reason.NO_CONSENT})
    case.refresh_from_db()
    assert not case.is_published


def test_whoever_publishes_while_the_consent_lapses_is_told_on_which_day_it_did() -> None:
    case = make_case(consent=False)
    make_consent(case, ends_on=SPRING.date())
    [lack] = publishing.publish(case.pk, by=None, now=SPRING).lacks
    assert lack.reason is Reason.CONSENT_ENDED
    assert str(lack) == "The consent to tell what happened ended on 7 April 2026."


def name_in_public(case: Case) -> None:
    case.consents.update(scopes=Scope.STORY)
    case.names.update(is_public=True)


def name_in_the_headline(case: Case) -> None:
    CaseText.objects.filter(case=case, language="fr").update(headline="Où est Mme NAHUATZÉN ?")


def quotation_of_another_consent(case: Case) -> None:
    make_fact(case, sort=Fact.Sort.QUOTATION, consent=make_consent(case, scopes=(Scope.STORY,)))


def escorts_counted(case: Case) -> None:
    make_protection(case, "Two police officers go with her")


def accused_without_anything(case: Case) -> None:
    make_responsible(case, named="Col. Nobody")


def restored_before_it_was_cut(case: Case) -> None:
    protection = make_protection(case)
    make_step(protection, Step.REDUCED, on=date(2026, 3, 10))
    make_step(protection, Step.RESTORED, on=date(2026, 3, 1))


def event_still_to_come(case: Case) -> None:
    make_event(case, on=date(2027, 1, 1))


def nothing_to_call_her_by(case: Case) -> None:
    case.names.update(is_public=False)


LACKING: list[tuple[Callable[[Case], None], set[Reason]]] = [
    (name_in_public, {Reason.NAME_NOT_COVERED}),
    (name_in_the_headline, {Reason.NAME_GIVEN_AWAY}),
    (quotation_of_another_consent, {Reason.QUOTATION_NOT_COVERED}),
    (escorts_counted, {Reason.ESCORTS_COUNTED}),
    (accused_without_anything, {Reason.ACCUSED_WITHOUT_SOURCE, Reason.ACCUSED_NOT_APPROVED}),
    (restored_before_it_was_cut, {Reason.DATES_CONTRADICT}),
    (event_still_to_come, {Reason.DATES_CONTRADICT}),
    (nothing_to_call_her_by, {Reason.NO_NAME}),
]


@pytest.mark.parametrize(("wrong", "expected"), LACKING)
def test_what_lacks_is_named_exactly(wrong: Callable[[Case], None], expected: set[Reason]) -> None:
    case = make_case()
    wrong(case)
    assert reasons(case) == expected
    assert publishing.publish(case.pk, by=None, now=SPRING).how is How.REFUSED


def test_for_a_child_only_a_guardian_consents_and_the_full_name_is_never_public() -> None:
    case = make_case(is_minor=True, consent=False)
    make_consent(case, given_by=CaseConsent.GivenBy.SELF)
    assert reasons(case) == {Reason.NO_GUARDIAN}
    make_consent(case, given_by=CaseConsent.GivenBy.GUARDIAN)
    assert reasons(case) == set()
    case.names.filter(sort=CaseName.Sort.REAL).update(is_public=True)
    assert Reason.MINOR_NAME in reasons(case)


def everything_told(case: Case) -> str:
    told = public.of(case, "en", now=SPRING)
    assert told is not None
    return str(asdict(told))


def test_the_public_reads_public_rows_only() -> None:
    case = make_published_case()
    make_fact(case, "She dyes with walnut shells.")
    make_fact(case, "She sleeps at the mill.", sort=Fact.Sort.SHELTER, visibility="confidential")
    make_event(case, "Strangers came to the door")
    make_event(case, "She hid the ledger", visibility="confidential")
    make_responsible(case, named="Col. Nobody", source="The court")
    make_status(case, CaseStatus.Status.PROTECTED, certainty=CaseStatus.Certainty.SURE)
    told = everything_told(case)
    assert PSEUDONYM in told
    assert "walnut" in told
    assert "Strangers" in told
    assert not [word for word in (REAL_NAME, "mill", "ledger", "Nobody", "neighbour") if word in told]


def test_words_without_a_translation_are_told_in_another_language_which_is_said() -> None:
    case = make_published_case()
    event = make_event(case, {"es": "Llegaron desconocidos"})
    told = public.of(case, "fr", now=SPRING)
    assert told is not None
    assert [(each.number, each.said.title, each.said.language) for each in told.events] == [
        (event.pk, "Llegaron desconocidos", "es")
    ]
    assert told.headline.startswith("Une tisserande")


def test_on_the_day_on_which_the_consent_ends_nothing_is_told_even_before_any_round() -> None:
    case = make_published_case()
    case.consents.update(ends_on=SPRING.date() + timedelta(days=5))
    assert public.of(case, "en", now=SPRING + timedelta(days=4)) is not None
    assert public.of(case, "en", now=SPRING + timedelta(days=5)) is None


def test_a_quotation_whose_own_consent_is_withdrawn_is_told_no_more() -> None:
    case = make_published_case()
    own = make_consent(case, scopes=(Scope.QUOTATION,))
    make_fact(case, "I will not leave the lake.", sort=Fact.Sort.QUOTATION, consent=own)
    assert "I will not leave" in everything_told(case)
    CaseConsent.objects.filter(pk=own.pk).update(withdrawn_on=SPRING.date())
    assert "I will not leave" not in everything_told(case)


def test_a_case_that_was_taken_down_may_be_worked_on_again_and_is_not_public_by_that() -> None:
    case = make_published_case()
    assert taking_down.take_down(case.pk, by=None, now=SPRING).how is taking_down.How.DONE
    assert taking_down.take_down(case.pk, by=None, now=SPRING).how is taking_down.How.ALREADY
    case.refresh_from_db()
    assert public.of(case, "en", now=SPRING) is None
    assert publishing.publish(case.pk, by=None, now=SPRING).how is How.NOT_FROM_HERE
    assert publishing.confidential(case.pk, by=None, now=SPRING) is How.DONE
    case.refresh_from_db()
    assert case.state == Case.State.CONFIDENTIAL
    assert public.of(case, "en", now=SPRING) is None


def test_a_consent_withdrawn_while_somebody_publishes_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()

    def withdrawn_meanwhile(looked_at: Case, **_now: object) -> tuple[()]:
        changing.changed(looked_at, act="withdraw_consent", by=None, now=SPRING)
        return ()

    monkeypatch.setattr(publishing, "lacks", withdrawn_meanwhile)
    assert publishing.publish(case.pk, by=None, now=SPRING).how is How.SOMEBODY_WAS_QUICKER
    case.refresh_from_db()
    assert not case.is_published


def test_five_hundred_events_are_told_in_few_queries(django_assert_max_num_queries: Callable[[int], object]) -> None:
    case = make_published_case()
    for number in range(20):
        make_event(case, f"Event {number}")
    assert CaseEventText.objects.count() == 60
    case = Case.objects.get(pk=case.pk)
    with django_assert_max_num_queries(27):  # type: ignore[attr-defined]  # a fixture's own context manager
        public.of(case, "en", now=SPRING)
