# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be chosen on the board. Where there are more areas than anybody reads, a document is chosen first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from altavoz.decision_makers.facts import DIRECTORY
from altavoz.recommendations.board.bars import ORDER
from altavoz.recommendations.board.filters import NOT_ASSESSED, Filters
from altavoz.recommendations.board.names import area_names, party_names
from altavoz.recommendations.board.reading import ASSESSOR_NAMES
from altavoz.recommendations.models import Area, Assessor, Document, Latest, Party, Recommendation
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.vocabulary import topic_choices
from altavoz.website import generations

# Nobody reads a longer list of choices.
MOST_CHOICES = 200
MOST_AREAS = 40
Choice = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """Of each filter the options, written out: a template takes ten times as long for as many."""

    documents: SafeString
    areas: SafeString
    addressees: SafeString
    acted_on: SafeString
    themes: SafeString
    statuses: SafeString
    assessors: SafeString
    years: SafeString


# By language, and with nothing chosen: they are the same for whoever asks until something is published or renamed.
_kept: generations.Kept[Choices] = generations.Kept(SUBJECT, DIRECTORY)


def choices(filters: Filters) -> Choices:
    known = _kept.get(get_language(), _all)
    return Choices(
        documents=_chosen(known.documents, filters.document),
        areas=_chosen(_options(_areas(code)) if (code := _document_in(filters)) else known.areas, filters.area),
        addressees=_chosen(known.addressees, filters.addressee),
        acted_on=_chosen(known.acted_on, filters.acts_on),
        themes=_chosen(known.themes, filters.theme),
        statuses=_chosen(known.statuses, filters.status),
        assessors=_chosen(known.assessors, filters.by),
        years=_chosen(known.years, filters.year),
    )


def forget() -> None:
    """For tests, whose databases come and go."""
    _kept.forget()


def _all() -> Choices:
    documents = Document.objects.filter(published_at__isnull=False).order_by("-dated", "pk")
    known = list(documents.values_list("code", "title", "dated")[:MOST_CHOICES])
    years = sorted({dated.year for _code, _title, dated in known}, reverse=True)
    statuses = [*((each.value, str(each.label)) for each in ORDER), (NOT_ASSESSED, _("Not assessed"))]
    return Choices(
        documents=_options((code, f"{code}: {title}") for code, title, _dated in known),
        areas=_options(_areas("")),
        addressees=_options(_parties("addressee")),
        acted_on=_options(_parties("acts_on")),
        themes=_themes(),
        statuses=_options(statuses),
        assessors=_options(_assessors()),
        years=_options((str(year), str(year)) for year in years),
    )


def _options(among: Iterable[Choice]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', among)


def _chosen(options: SafeString, value: str) -> SafeString:
    if not value:
        return options
    said = f'<option value="{escape(value)}"'
    return mark_safe(options.replace(f"{said}>", f"{said} selected>", 1))  # noqa: S308 - written by `_options`


def _document_in(filters: Filters) -> str:
    return filters.document or filters.area.partition(".")[0]


def _areas(code: str) -> list[Choice]:
    areas = Area.objects.filter(document__published_at__isnull=False).order_by("document", "number")
    if code:
        areas = areas.filter(document__code=code)
    found = list(areas.values_list("pk", "document__code", "number")[: MOST_CHOICES if code else MOST_AREAS + 1])
    if not code and len(found) > MOST_AREAS:
        return []
    names = area_names([pk for pk, _code, _number in found])
    return [(f"{of}.{number}", f"{of}, {number}. {names[pk]}") for pk, of, number in found]


def _parties(column: str) -> list[Choice]:
    asked = Recommendation.objects.filter(state=Recommendation.State.PUBLIC, **{column: OuterRef("pk")})
    found = Party.objects.filter(Exists(asked)).order_by("pk")
    ids = dict(found.values_list("pk", "public_id")[:MOST_CHOICES])
    names = party_names(list(ids))
    return [(public_id, names[pk]) for pk, public_id in ids.items()]


def _assessors() -> Sequence[Choice]:
    heard = Assessor.objects.filter(Exists(Latest.objects.filter(assessor=OuterRef("pk"))))
    named = heard.select_related("organisation", "body").prefetch_related(*ASSESSOR_NAMES).order_by("order", "pk")
    invented = _("Demonstration")
    return [
        (each.public_id, f"{each.name()} ({invented})" if each.demonstration else each.name())
        for each in named[:MOST_CHOICES]
    ]


def _themes() -> SafeString:
    groups = [(name, [(slug, str(label)) for slug, label in terms]) for name, terms in topic_choices()]
    return format_html_join(
        "", '<optgroup label="{}">{}</optgroup>', ((name, _options(terms)) for name, terms in groups)
    )
