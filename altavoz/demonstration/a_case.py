# SPDX-License-Identifier: AGPL-3.0-or-later
"""The case of UA 58/20 as a public document tells it. Nothing is said of a real person that the document does not say,
and her name is left out.

How many guarded her stands in a fact that is never public. The consent is a sample, and says so.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from altavoz.cases.going_public import publishing
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
    Violation,
    Visibility,
)
from altavoz.cases.times.known import Known, Precision, Qualifier
from altavoz.demonstration.risk_words import CaseWords
from altavoz.organisations.models import Organisation

SOURCE = "Amnesty International Canada, 12 June 2020"
# The document names her; nobody asked her whether she wants to stand in a demonstration (docs/decisions/0114).
CALLED = "R."
CUT_ON, RESTORED_IN, TOLD_ON = date(2020, 3, 30), date(2020, 5, 1), date(2020, 6, 12)
CUT = Known(CUT_ON, None, Precision.DAY, "", "")
SINCE_CUT = Known(CUT_ON, None, Precision.DAY, "", Qualifier.SINCE)
RESTORED = Known(RESTORED_IN, None, Precision.MONTH, "", "")
BY_THEN = Known(TOLD_ON, None, Precision.DAY, "", Qualifier.BY)
A_YEAR = timedelta(days=365)
PUBLIC = Visibility.PUBLIC
Told = Mapping[str, CaseWords]


def make(told: Told, *, kept_by: Organisation, now: datetime) -> Case:
    """Published by the verb that refuses one without consent."""
    case = Case.objects.create(organisation=kept_by, country="MX", made_at=now, home_place=1)
    CaseName.objects.create(case=case, sort=CaseName.Sort.PSEUDONYM, name=CALLED, is_public=True)
    CaseText.objects.bulk_create(
        CaseText(case=case, language=language, headline=words.headline, summary=words.summary)
        for language, words in told.items()
    )
    Violation.objects.bulk_create(Violation(case=case, kind=kind) for kind in ("threat", "protection_denied"))
    _consent(case, told, now)
    _facts(case, told)
    _protection(case, told)
    _statuses(case, told)
    publishing.publish(case.pk, by=None, now=now)
    return case


def _consent(case: Case, told: Told, now: datetime) -> None:
    """It ends in a year like any other, and takes the case down."""
    scopes = (CaseConsent.Scope.STORY, CaseConsent.Scope.LETTERS)
    CaseConsent.objects.create(
        case=case,
        given_by=CaseConsent.GivenBy.REPRESENTATIVE,
        scopes=" ".join(scopes),
        given_on=now.date() - timedelta(days=1),
        review_on=now.date() + A_YEAR,
        note="\n\n".join(words.consent for words in told.values()),
        recorded_at=now,
        is_sample=True,
    )


def _facts(case: Case, told: Told) -> None:
    _fact(case, Fact.Sort.WORK, PUBLIC, {language: words.work for language, words in told.items()}, _source(told))
    escorts = {language: words.escorts for language, words in told.items()}
    _fact(case, Fact.Sort.ESCORTS, Visibility.CONFIDENTIAL, escorts, _source(told))
    event = CaseEvent(
        case=case,
        sort=CaseEvent.Sort.RELIEF,
        visibility=PUBLIC,
        source=_source(told),
        source_is_public=True,
        confidence=Confidence.LIKELY,
    )
    event.known = BY_THEN
    event.save()
    CaseEventText.objects.bulk_create(
        CaseEventText(event=event, language=language, title=words.stopped_title, text=words.stopped)
        for language, words in told.items()
    )


def _fact(case: Case, sort: str, visibility: str, texts: Mapping[str, str], source: str) -> None:
    fact = Fact.objects.create(case=case, sort=sort, visibility=visibility, source=source, confidence=Confidence.LIKELY)
    FactText.objects.bulk_create(FactText(fact=fact, language=language, text=text) for language, text in texts.items())


def _protection(case: Case, told: Told) -> None:
    protection = Protection.objects.create(
        case=case, sort=Protection.Sort.ESCORT, visibility=PUBLIC, source=_source(told)
    )
    ProtectionText.objects.bulk_create(
        ProtectionText(protection=protection, language=language, text=words.protection)
        for language, words in told.items()
    )
    _step(protection, ProtectionStep.Step.REDUCED, CUT, told, lambda words: words.reduced)
    _step(protection, ProtectionStep.Step.RESTORED, RESTORED, told, lambda words: words.restored)


def _step(protection: Protection, step: str, known: Known, told: Told, said: Callable[[CaseWords], str]) -> None:
    row = ProtectionStep(protection=protection, step=step, visibility=PUBLIC, source=_source(told))
    row.known = known
    row.save()
    ProtectionStepText.objects.bulk_create(
        ProtectionStepText(step=row, language=language, text=said(words)) for language, words in told.items()
    )


def _statuses(case: Case, told: Told) -> None:
    at_risk = CaseStatus(case=case, status=CaseStatus.Status.AT_RISK, visibility=PUBLIC, source=_source(told))
    protected = CaseStatus(
        case=case,
        status=CaseStatus.Status.PROTECTED,
        is_outcome=True,
        certainty=CaseStatus.Certainty.LIKELY,
        visibility=PUBLIC,
        source=_source(told),
    )
    at_risk.known, protected.known = SINCE_CUT, RESTORED
    for row in (at_risk, protected):
        row.save()
    CaseStatusText.objects.bulk_create(
        CaseStatusText(status=row, language=language, text=text)
        for language, words in told.items()
        for row, text in ((at_risk, words.at_risk), (protected, words.protected))
    )


def _source(told: Told) -> str:
    return told["en"].source
