# SPDX-License-Identifier: AGPL-3.0-or-later
"""All words of a case that the public may come to read, each with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models import (
    Case,
    CaseEventText,
    CaseName,
    CasePicture,
    CasePictureText,
    CaseStatusText,
    CaseText,
    FactText,
    ProtectionStepText,
    ProtectionText,
    Responsible,
    ResponsibleText,
    Visibility,
)


@dataclass(frozen=True)
class Place:
    """Where words stand: `shown` are the columns that must be public, `part` the screen on which they are mended."""

    model: type[models.Model]
    case: str
    shown: tuple[str, ...]
    columns: tuple[str, ...]
    label: Promise
    part: str


PLACES = (
    Place(CaseText, "case", (), ("headline", "summary"), _("Headline and summary"), "texts"),
    Place(FactText, "fact__case", ("fact__visibility",), ("text",), _("A fact"), "facts"),
    Place(CaseEventText, "event__case", ("event__visibility",), ("title", "text"), _("An event"), "events"),
    Place(
        ProtectionText,
        "protection__case",
        ("protection__visibility",),
        ("text",),
        _("A measure of protection"),
        "protections",
    ),
    Place(
        ProtectionStepText,
        "step__protection__case",
        ("step__visibility", "step__protection__visibility"),
        ("text",),
        _("A step of a measure of protection"),
        "protections",
    ),
    Place(CaseStatusText, "status__case", ("status__visibility",), ("text",), _("A status"), "statuses"),
    Place(
        ResponsibleText,
        "responsible__case",
        ("responsible__visibility",),
        ("text",),
        _("Who is said to be responsible"),
        "responsible",
    ),
    Place(
        CasePictureText,
        "picture__case",
        ("picture__visibility",),
        ("alt",),
        _("What a picture shows"),
        "pictures",
    ),
    Place(CasePicture, "case", ("visibility",), ("credit",), _("The credit of a picture"), "pictures"),
    Place(Responsible, "case", ("visibility",), ("named", "source"), _("Who is said to be responsible"), "responsible"),
)


@dataclass(frozen=True)
class Words:
    text: str
    label: Promise
    part: str


def public_words(case: Case) -> Iterator[Words]:
    for name in case.names.filter(is_public=True).exclude(sort=CaseName.Sort.REAL):
        yield Words(name.name, _("A public name"), "names")
    for place in PLACES:
        where: Mapping[str, object] = {place.case: case, **dict.fromkeys(place.shown, Visibility.PUBLIC)}
        for row in place.model._default_manager.filter(**where).only(*place.columns):
            for column in place.columns:
                text = getattr(row, column)
                if text:
                    yield Words(text, place.label, place.part)
    # The source of an event may be named in public, beside words that hide who is meant.
    for event in case.events.filter(visibility=Visibility.PUBLIC):
        for text in (event.source if event.source_is_public else "", event.links):
            if text:
                yield Words(text, _("The source of an event"), "events")
