# SPDX-License-Identifier: AGPL-3.0-or-later
"""The single door for what the public may read of a case: its public rows, within what was consented to.

Nothing is left to a round: on the day on which the consent ends, this says nothing any more.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import models
from django.utils.translation import override

from altavoz.cases import vocabulary
from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope
from altavoz.cases.models import (
    Case,
    CaseEvent,
    CaseEventText,
    CaseName,
    CasePictureText,
    CaseStatusText,
    Confidence,
    Fact,
    FactText,
    Protection,
    ProtectionStep,
    ProtectionStepText,
    ProtectionText,
    ResponsibleText,
    Visibility,
)
from altavoz.cases.telling.values import (
    PublicCase,
    PublicEvent,
    PublicFact,
    PublicPicture,
    PublicProtection,
    PublicResponsible,
    PublicStatus,
    PublicStep,
    Said,
)
from altavoz.cases.times.known import Known

PUBLIC = Visibility.PUBLIC
# By which of several public names somebody is called.
NAME_ORDER = (CaseName.Sort.REAL, CaseName.Sort.PSEUDONYM, CaseName.Sort.INITIALS)

KNOWN = ("on", "until", "precision", "part", "qualifier")
EVENT = ("sort", "confidence", "links", *KNOWN)
# Where the words of a row stand, if not in `text`: a picture has words for who does not see it, an event a title too.
WORDS: Mapping[type[models.Model], tuple[str, ...]] = {CaseEventText: ("text", "title"), CasePictureText: ("alt",)}


def of(case: Case, language: str, *, now: datetime) -> PublicCase | None:
    """None where the public may read nothing: not published, taken down, or not covered by a consent any more."""
    if not case.is_published or case.published_at is None:
        return None
    stands = agreed.standing(case, now=now)
    if not stands.covers(agreed.needed(case)):
        return None
    with override(language):
        return _told(case, language, stands, now)


def may_be_read(case: Case, *, now: datetime) -> bool:
    return case.is_published and agreed.is_covered(case, now=now)


def _told(case: Case, language: str, stands: agreed.Standing, now: datetime) -> PublicCase:
    texts = {text.language: text for text in case.texts.all() if text.headline and text.summary}
    head = texts.get(language) or next(iter(texts.values()), None)
    sort, name = _name(case)
    facts = tuple(_facts(case, language, now))
    return PublicCase(
        public_id=case.public_id,
        code=case.code,
        organisation_id=case.organisation_id,
        organisation=case.organisation.name(language),
        subject=case.subject,
        subject_label=str(case.get_subject_display()),
        is_minor=case.is_minor,
        country=case.country,
        name=name,
        name_sort=sort,
        headline=head.headline if head else "",
        summary=head.summary if head else "",
        language=head.language if head else language,
        languages=tuple(sorted(texts)),
        violations=tuple(_violations(case)),
        facts=tuple(fact for fact in facts if fact.sort != Fact.Sort.QUOTATION),
        quotations=tuple(fact for fact in facts if fact.sort == Fact.Sort.QUOTATION),
        events=tuple(_events(case, language)),
        protections=tuple(_protections(case, language)),
        statuses=tuple(_statuses(case, language)),
        responsible=tuple(_responsible(case, language)),
        pictures=tuple(_pictures(case, language, now)),
        scope=stands.scope,
        is_sample=stands.is_sample,
        published_at=case.published_at or now,
    )


def _name(case: Case) -> tuple[str, str]:
    """Of somebody under eighteen the real name is never among them, whatever a row says."""
    names = {row.sort: row.name for row in case.names.all() if row.is_public}
    if case.is_minor:
        names.pop(CaseName.Sort.REAL, None)
    return next(((sort, names[sort]) for sort in NAME_ORDER if sort in names), ("", case.code))


def _violations(case: Case) -> Iterator[vocabulary.Kind]:
    for row in case.violations.order_by("pk"):
        if row.kind in vocabulary.BY_SLUG:
            yield vocabulary.BY_SLUG[row.kind]


def _facts(case: Case, language: str, now: datetime) -> Iterator[PublicFact]:
    shown = case.facts.filter(visibility=PUBLIC).exclude(sort__in=Fact.NEVER_PUBLIC).select_related("consent")
    rows = list(shown.defer("source"))
    said = _said(FactText, "fact", case, {row.pk for row in rows}, language)
    for row in rows:
        is_quoted = row.sort == Fact.Sort.QUOTATION
        if row.pk not in said or (is_quoted and not agreed.covers(row.consent, Scope.QUOTATION, case, now=now)):
            continue
        yield PublicFact(
            row.sort,
            str(row.get_sort_display()),
            said[row.pk],
            row.known,
            row.confidence,
            str(row.get_confidence_display()),
        )


def _events(case: Case, language: str) -> Iterator[PublicEvent]:
    """Hundreds of them: neither rows of models nor sources that are not told are made of them."""
    rows = case.events.filter(visibility=PUBLIC)
    found = {number: columns for number, *columns in rows.values_list("pk", *EVENT)}
    said = _said(CaseEventText, "event", case, set(found), language)
    sources = dict(rows.filter(source_is_public=True).values_list("pk", "source"))
    # Asked once: of hundreds of rows each would translate all the choices anew.
    sorts, confidences = _labels(CaseEvent.Sort), _labels(Confidence)
    for number, (sort, confidence, links, *known) in found.items():
        if number in said:
            yield PublicEvent(
                number=number,
                sort=sort,
                label=sorts[sort],
                said=said[number],
                known=Known(*known),
                source=sources.get(number, ""),
                confidence=confidence,
                confidence_label=confidences[confidence],
                links=tuple(links.split()),
            )


def _labels(choices: type[models.TextChoices]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}


def _protections(case: Case, language: str) -> Iterator[PublicProtection]:
    shown = case.protections.filter(visibility=PUBLIC).exclude(sort=Protection.Sort.SHELTER).defer("source")
    rows = list(shown.select_related("ordered_by").prefetch_related("ordered_by__texts", "steps"))
    said = _said(ProtectionText, "protection", case, {row.pk for row in rows}, language)
    steps = {row.pk: [step for step in row.steps.all() if step.visibility == PUBLIC] for row in rows}
    numbers = {step.pk for told in steps.values() for step in told}
    said_of_steps = _said(ProtectionStepText, "step", case, numbers, language)
    for row in rows:
        told = (_step(each, said_of_steps) for each in steps[row.pk])
        yield PublicProtection(
            sort=row.sort,
            label=str(row.get_sort_display()),
            said=said.get(row.pk),
            ordered_by=row.ordered_by.name(language) if row.ordered_by else "",
            body_id=row.ordered_by_id,
            steps=tuple(sorted(told, key=lambda step: step.known.sort_key)),
        )


def _step(row: ProtectionStep, said: Mapping[int, Said]) -> PublicStep:
    return PublicStep(row.pk, row.step, str(row.get_step_display()), said.get(row.pk), row.known)


def _statuses(case: Case, language: str) -> Iterator[PublicStatus]:
    rows = list(case.statuses.filter(visibility=PUBLIC).defer("source"))
    said = _said(CaseStatusText, "status", case, {row.pk for row in rows}, language)
    for row in sorted(rows, key=lambda status: (status.known.sort_key, status.pk)):
        yield PublicStatus(
            number=row.pk,
            status=row.status,
            label=str(row.get_status_display()),
            said=said.get(row.pk),
            known=row.known,
            is_outcome=row.is_outcome,
            certainty=row.certainty,
            certainty_label=str(row.get_certainty_display()),
        )


def _responsible(case: Case, language: str) -> Iterator[PublicResponsible]:
    """A named person needs a source and a second person's approval; without them the body alone is told."""
    shown = case.responsible.filter(visibility=PUBLIC).select_related("body").prefetch_related("body__texts")
    rows = list(shown)
    said = _said(ResponsibleText, "responsible", case, {row.pk for row in rows}, language)
    for row in rows:
        may_be_named = bool(row.named and row.source and row.approved_at)
        if row.named and not may_be_named:
            # The words beside a name that is not approved may name it too.
            said.pop(row.pk, None)
        if row.body or may_be_named:
            yield PublicResponsible(
                body=row.body.name(language) if row.body else "",
                body_id=row.body_id,
                named=row.named if may_be_named else "",
                source=row.source if may_be_named else "",
                said=said.get(row.pk),
            )


def _pictures(case: Case, language: str, now: datetime) -> Iterator[PublicPicture]:
    rows = list(case.pictures.filter(visibility=PUBLIC).select_related("consent"))
    said = _said(CasePictureText, "picture", case, {row.pk for row in rows}, language)
    for row in rows:
        is_hidden = case.is_minor and row.shows_face
        if row.pk in said and not is_hidden and agreed.covers(row.consent, Scope.PICTURE, case, now=now):
            yield PublicPicture(row.pk, row.public_name, said[row.pk], row.credit)


def _said(model: type[models.Model], parent: str, case: Case, wanted: set[int], language: str) -> dict[int, Said]:
    """The words of each of these public rows: in that language, and another where there are none.

    Nothing is asked where no row is wanted, and other languages only where one is missing.
    """
    if not wanted:
        return {}
    way = f"{parent}__protection__case" if model is ProtectionStepText else f"{parent}__case"
    first, *others = WORDS.get(model, ("text",))
    rows = model._default_manager.filter(**{way: case, f"{parent}__visibility": PUBLIC})
    told = rows.values_list(f"{parent}_id", first, "language", *others)
    found = {number: Said(*words) for number, *words in told.filter(language=language)}
    missing = wanted - found.keys()
    if missing:
        elsewhere = told.exclude(language=language).filter(**{f"{parent}__in": missing}).order_by("-language")
        found |= {number: Said(*words) for number, *words in elsewhere}
    return {number: said for number, said in found.items() if number in wanted and (said.text or said.title)}
