# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: fictional people at risk, with what is known of them.

`make_case()` is confidential and complete enough to be published; `make_published_case()` went through the verb.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User

from altavoz.cases.models import (
    Case,
    CaseConsent,
    CaseEvent,
    CaseEventText,
    CaseName,
    CaseStatus,
    CaseStatusText,
    CaseText,
    Confidence,
    Fact,
    FactText,
    Protection,
    ProtectionStep,
    ProtectionStepText,
    ProtectionText,
    Responsible,
    Violation,
    Visibility,
)
from altavoz.decision_makers.models import Body
from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import SPRING, make_organisation

REAL_NAME = "Itzel Nahuatzen Corona"
PSEUDONYM = "The Weaver of the Lake"
HEADLINES = {
    "en": "A weaver who defends the lake is threatened",
    "fr": "Une tisserande qui défend le lac est menacée",
    "es": "Una tejedora que defiende el lago está amenazada",
}
SUMMARIES = {
    "en": "She spoke against the dyeing works. Since then strangers wait at her door.",
    "fr": "Elle a parlé contre la teinturerie. Depuis, des inconnus attendent devant sa porte.",
    "es": "Habló contra la tintorería. Desde entonces, desconocidos esperan ante su puerta.",
}
ALL = tuple(scope.value for scope in CaseConsent.Scope)
PUBLIC = Visibility.PUBLIC


def make_case(
    *,
    organisation: Organisation | None = None,
    sensitivity: str = Case.Sensitivity.ORDINARY,
    is_minor: bool = False,
    consent: bool = True,
    scopes: tuple[str, ...] = ALL,
    now: datetime = SPRING,
) -> Case:
    """Confidential: a real name (not public), a public pseudonym, words in three languages, a threat, a consent."""
    case = Case.objects.create(
        organisation=organisation or make_organisation(),
        sensitivity=sensitivity,
        is_minor=is_minor,
        country="MX",
        made_at=now,
    )
    CaseName.objects.create(case=case, sort=CaseName.Sort.REAL, name=REAL_NAME)
    CaseName.objects.create(case=case, sort=CaseName.Sort.PSEUDONYM, name=PSEUDONYM, is_public=True)
    for language, headline in HEADLINES.items():
        CaseText.objects.create(case=case, language=language, headline=headline, summary=SUMMARIES[language])
    Violation.objects.create(case=case, kind="threat")
    if consent:
        given_by = CaseConsent.GivenBy.GUARDIAN if is_minor else CaseConsent.GivenBy.SELF
        make_consent(case, given_by=given_by, scopes=scopes, now=now)
    return case


def make_published_case(*, now: datetime = SPRING, organisation: Organisation | None = None) -> Case:
    """Published as the verb leaves it: a state and a time."""
    case = make_case(now=now, organisation=organisation)
    Case.objects.filter(pk=case.pk).update(state=Case.State.PUBLISHED, published_at=now)
    case.refresh_from_db()
    return case


def make_consent(
    case: Case,
    *,
    given_by: str = CaseConsent.GivenBy.SELF,
    scopes: tuple[str, ...] = ALL,
    review_on: date | None = None,
    ends_on: date | None = None,
    now: datetime = SPRING,
) -> CaseConsent:
    """Given the day before, to be reviewed in a year."""
    given_on = now.date() - timedelta(days=1)
    return CaseConsent.objects.create(
        case=case,
        given_by=given_by,
        scopes=" ".join(scopes),
        given_on=given_on,
        review_on=review_on or given_on + timedelta(days=366),
        ends_on=ends_on,
        recorded_at=now,
    )


def make_fact(
    case: Case,
    texts: Mapping[str, str] | str = "She dyes with walnut shells.",
    *,
    sort: str = Fact.Sort.BACKGROUND,
    visibility: str = PUBLIC,
    consent: CaseConsent | None = None,
) -> Fact:
    fact = Fact.objects.create(case=case, sort=sort, visibility=visibility, consent=consent, source="A neighbour")
    for language, text in _each(texts).items():
        FactText.objects.create(fact=fact, language=language, text=text)
    return fact


def make_event(
    case: Case,
    texts: Mapping[str, str] | str = "Strangers came to the door",
    *,
    on: date | None = date(2026, 3, 8),
    visibility: str = PUBLIC,
    sort: str = CaseEvent.Sort.THREAT,
    **when: str,
) -> CaseEvent:
    """`when` takes precision, part and qualifier."""
    event = CaseEvent.objects.create(
        case=case, sort=sort, on=on, visibility=visibility, source="A neighbour", confidence=Confidence.LIKELY, **when
    )
    for language, title in _each(texts).items():
        CaseEventText.objects.create(event=event, language=language, title=title)
    return event


def make_protection(
    case: Case, texts: Mapping[str, str] | str = "Company on her way", *, body: Body | None = None
) -> Protection:
    """Public, without any step."""
    protection = Protection.objects.create(
        case=case, sort=Protection.Sort.ESCORT, ordered_by=body, visibility=PUBLIC, source="The order itself"
    )
    for language, text in _each(texts).items():
        ProtectionText.objects.create(protection=protection, language=language, text=text)
    return protection


def make_step(
    protection: Protection, step: str, texts: Mapping[str, str] | str = "", *, on: date | None = date(2026, 3, 10)
) -> ProtectionStep:
    row = ProtectionStep.objects.create(
        protection=protection, step=step, on=on, visibility=PUBLIC, source="Her own word"
    )
    for language, text in _each(texts).items():
        ProtectionStepText.objects.create(step=row, language=language, text=text)
    return row


def make_status(
    case: Case,
    status: str = CaseStatus.Status.THREATENED,
    *,
    on: date | None = date(2026, 3, 8),
    certainty: str = "",
    texts: Mapping[str, str] | str = "",
) -> CaseStatus:
    """Public; with a certainty it is an outcome."""
    row = CaseStatus.objects.create(
        case=case, status=status, on=on, certainty=certainty, is_outcome=bool(certainty), visibility=PUBLIC
    )
    for language, text in _each(texts).items():
        CaseStatusText.objects.create(status=row, language=language, text=text)
    return row


def make_responsible(
    case: Case,
    *,
    named: str = "",
    source: str = "",
    body: Body | None = None,
    named_by: User | None = None,
    visibility: str = PUBLIC,
) -> Responsible:
    """Nobody has approved of it."""
    return Responsible.objects.create(
        case=case, body=body, named=named, source=source, named_by=named_by, visibility=visibility
    )


def _each(texts: Mapping[str, str] | str) -> dict[str, str]:
    if isinstance(texts, str):
        return {"en": texts, "fr": f"{texts} (fr)", "es": f"{texts} (es)"} if texts else {}
    return dict(texts)
