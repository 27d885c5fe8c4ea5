# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a case lacks before it may be published, each in a sentence that names it and leads to where it is mended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope, WhyNot
from altavoz.cases.going_public import escorts, naming, second_looks, words
from altavoz.cases.models import Case, CaseName, Fact, Visibility
from altavoz.cases.times import chronology

PUBLIC = Visibility.PUBLIC


class Reason(TextChoices):
    NO_CONSENT = "no_consent", _("No consent to tell in public what happened is on file.")
    CONSENT_NOT_VALID = (
        "consent_not_valid",
        _("The consent on file was not given by anybody who may give it for this case."),
    )
    NO_GUARDIAN = "no_guardian", _("Somebody under eighteen: a parent or guardian has to consent, and none has.")
    CONSENT_NOT_YET = "consent_not_yet", _("The consent holds only from %(about)s on.")
    CONSENT_ENDED = "consent_ended", _("The consent to tell what happened ended on %(about)s.")
    NAME_NOT_COVERED = (
        "name_not_covered",
        _("The real name is to be public, and no consent that holds covers the name."),
    )
    PICTURE_NOT_COVERED = (
        "picture_not_covered",
        _("A picture is to be public, and its own consent has ended or does not cover pictures."),
    )
    QUOTATION_NOT_COVERED = (
        "quotation_not_covered",
        _("A quotation is to be public, and its own consent has ended or does not cover quotations."),
    )
    MINOR_NAME = "minor_name", _("Somebody under eighteen: the full name is never public. Use a pseudonym or initials.")
    MINOR_FACE = "minor_face", _("Somebody under eighteen: a picture that shows a face is never public.")
    NO_NAME = "no_name", _("There is nothing to call them by in public: a pseudonym, initials or the name.")
    NO_WORDS = "no_words", _("No language has both a headline and a summary.")
    NAME_GIVEN_AWAY = (
        "name_given_away",
        _("The real name is confidential, but a word of it stands in public words: %(about)s."),
    )
    ESCORTS_COUNTED = (
        "escorts_counted",
        _("Public words seem to tell how many escorts there are, and nobody has looked at them again: %(about)s."),
    )
    DATES_CONTRADICT = "dates_contradict", _("Dates contradict each other: %(about)s.")
    ACCUSED_WITHOUT_SOURCE = (
        "accused_without_source",
        _("Somebody is named as responsible without a source."),
    )
    ACCUSED_NOT_APPROVED = (
        "accused_not_approved",
        _("Somebody is named as responsible, and no second person has approved of it."),
    )
    PICTURE_WITHOUT_WORDS = "picture_without_words", _("A public picture has no words that say what it shows.")


@dataclass(frozen=True)
class Lack:
    """`part` is the screen on which it is mended."""

    reason: Reason
    part: str
    about: str = ""

    def __str__(self) -> str:
        return str(self.reason.label) % {"about": self.about}


NO_STORY: Mapping[WhyNot, Reason] = {
    WhyNot.NONE_GIVEN: Reason.NO_CONSENT,
    WhyNot.NOT_BY_WHO_MAY: Reason.CONSENT_NOT_VALID,
    WhyNot.NOT_YET: Reason.CONSENT_NOT_YET,
    WhyNot.ENDED: Reason.CONSENT_ENDED,
}


def lacks(case: Case, *, now: datetime) -> tuple[Lack, ...]:
    """Everything at once, so that nobody has to try five times; each sentence once."""
    found = [
        *_of_consent(case, now),
        *_of_names(case),
        *_of_pictures(case, now),
        *_of_quotations(case, now),
        *_of_words(case),
        *_of_dates(case, now),
        *_of_accused(case),
    ]
    return tuple(dict.fromkeys(found))


def _of_consent(case: Case, now: datetime) -> Iterator[Lack]:
    stands = agreed.standing(case, now=now)
    if stands.why_not is not None:
        reason = NO_STORY[stands.why_not]
        is_guardian = case.is_minor and stands.why_not in {WhyNot.NONE_GIVEN, WhyNot.NOT_BY_WHO_MAY}
        about = date_format(stands.on, "DATE_FORMAT") if stands.on else ""
        yield Lack(Reason.NO_GUARDIAN if is_guardian else reason, "consents", about)
    elif not stands.covers(agreed.needed(case)):
        yield Lack(Reason.NAME_NOT_COVERED, "consents")


def _of_names(case: Case) -> Iterator[Lack]:
    public = set(case.names.filter(is_public=True).values_list("sort", flat=True))
    if not public:
        yield Lack(Reason.NO_NAME, "names")
    if case.is_minor and CaseName.Sort.REAL in public:
        yield Lack(Reason.MINOR_NAME, "names")


def _of_pictures(case: Case, now: datetime) -> Iterator[Lack]:
    for picture in case.pictures.filter(visibility=PUBLIC).select_related("consent").prefetch_related("texts"):
        if case.is_minor and picture.shows_face:
            yield Lack(Reason.MINOR_FACE, "pictures")
        if not agreed.covers(picture.consent, Scope.PICTURE, case, now=now):
            yield Lack(Reason.PICTURE_NOT_COVERED, "pictures")
        if not any(text.alt for text in picture.texts.all()):
            yield Lack(Reason.PICTURE_WITHOUT_WORDS, "pictures")


def _of_quotations(case: Case, now: datetime) -> Iterator[Lack]:
    quoted = case.facts.filter(sort=Fact.Sort.QUOTATION, visibility=PUBLIC).select_related("consent")
    if not all(agreed.covers(fact.consent, Scope.QUOTATION, case, now=now) for fact in quoted):
        yield Lack(Reason.QUOTATION_NOT_COVERED, "facts")


def _of_words(case: Case) -> Iterator[Lack]:
    if not any(text.headline and text.summary for text in case.texts.all()):
        yield Lack(Reason.NO_WORDS, "texts")
    hidden, looked_at = naming.confidential_words(case), second_looks.of(case)
    for said in words.public_words(case):
        if naming.gives_away(said.text, hidden):
            yield Lack(Reason.NAME_GIVEN_AWAY, said.part, _label(said.label))
        counted = escorts.are_counted(said.text, of_protection=said.part == "protections")
        if counted and second_looks.digest_of(said.text) not in looked_at:
            yield Lack(Reason.ESCORTS_COUNTED, said.part, _label(said.label))


def _of_dates(case: Case, now: datetime) -> Iterator[Lack]:
    for trouble in chronology.troubles(case, today=agreed.day_of(case, now)):
        yield Lack(Reason.DATES_CONTRADICT, trouble.part, trouble.about)


def _of_accused(case: Case) -> Iterator[Lack]:
    for accused in case.responsible.filter(visibility=PUBLIC):
        if accused.named and not accused.source:
            yield Lack(Reason.ACCUSED_WITHOUT_SOURCE, "responsible")
        if accused.named and accused.approved_at is None:
            yield Lack(Reason.ACCUSED_NOT_APPROVED, "responsible")


def _label(label: Promise) -> str:
    return str(label)
