# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a case as its screen lists them: what each is for, its form, and how one row of it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from altavoz.cases import vocabulary
from altavoz.cases.consent import agreed
from altavoz.cases.models import Case, CaseConsent, CaseName, ProtectionStep, Responsible, Visibility
from altavoz.cases.staff import forms, more_forms
from altavoz.cases.staff.part_forms import PartForm
from altavoz.cases.times.approximate import in_words


@dataclass(frozen=True)
class Shown:
    """One row on the screen. `is_public` gives it its badge; `waits` is what somebody still has to do."""

    pk: int
    title: str
    lines: tuple[str, ...] = ()
    is_public: bool = False
    waits: str = ""
    file: str = ""
    may_approve: bool = False


@dataclass(frozen=True)
class Part:
    slug: str
    title: Promise
    add: Promise
    empty: Promise
    form: type[PartForm]
    rows: Callable[[Case], "QuerySet[Any]"]
    show: Callable[[Any], Shown]


def _first(row: Any, column: str = "text") -> str:  # noqa: ANN401  whichever row has words
    """Its words in the active language, else in any."""
    said = {text.language: getattr(text, column) for text in row.texts.all() if getattr(text, column)}
    return str(said.get(get_language() or "en") or next(iter(said.values()), ""))


def _when(row: Any) -> str:  # noqa: ANN401  whichever row has a time
    return in_words(row.known, get_language() or "en")


def _public(row: Any) -> bool:  # noqa: ANN401  whichever row is public or confidential
    return bool(row.visibility == Visibility.PUBLIC)


def _lines(*lines: object) -> tuple[str, ...]:
    return tuple(str(line) for line in lines if line)


def _source(row: Any) -> str:  # noqa: ANN401  whichever row has a source
    return _("Source: %(source)s") % {"source": row.source} if row.source else _("No source")


def name(row: CaseName) -> Shown:
    return Shown(row.pk, row.name, _lines(row.get_sort_display()), row.is_public)


def violation(row: Any) -> Shown:  # noqa: ANN401
    kind = vocabulary.BY_SLUG.get(row.kind)
    rests_on = f"{kind.instrument.name}, {kind.articles}" if kind else ""
    return Shown(row.pk, vocabulary.label(row.kind), _lines(rests_on), is_public=True)


def fact(row: Any) -> Shown:  # noqa: ANN401
    lines = _lines(_first(row), _when(row), _source(row), row.get_confidence_display())
    return Shown(row.pk, str(row.get_sort_display()), lines, _public(row))


def event(row: Any) -> Shown:  # noqa: ANN401
    lines = _lines(_when(row), row.get_sort_display(), _source(row), row.get_confidence_display())
    return Shown(row.pk, _first(row, "title") or str(row.get_sort_display()), lines, _public(row))


def protection(row: Any) -> Shown:  # noqa: ANN401
    ordered = _("Ordered by: %(body)s") % {"body": row.ordered_by} if row.ordered_by else ""
    return Shown(row.pk, str(row.get_sort_display()), _lines(_first(row), ordered, _source(row)), _public(row))


def step(row: ProtectionStep) -> Shown:
    measure = forms.measure(row.protection)
    lines = _lines(measure, _when(row), _first(row), _source(row))
    return Shown(row.pk, str(row.get_step_display()), lines, _public(row))


def status(row: Any) -> Shown:  # noqa: ANN401
    outcome = _("An outcome. %(certainty)s") % {"certainty": row.get_certainty_display()} if row.is_outcome else ""
    return Shown(row.pk, str(row.get_status_display()), _lines(_when(row), _first(row), outcome), _public(row))


def responsible(row: Responsible) -> Shown:
    waits = _("A second person has to approve of the name.") if row.named and not row.approved_at else ""
    who = _lines(row.named, row.body.name() if row.body else "")
    return Shown(
        row.pk, ", ".join(who), _lines(_first(row), _source(row)), _public(row), waits, may_approve=bool(waits)
    )


def consented(row: CaseConsent) -> Shown:
    covers = ", ".join(str(agreed.Scope(scope).label) for scope in row.scopes.split())
    until = {"day": date_format(agreed.ends_on(row), "DATE_FORMAT")}
    given = {"day": date_format(row.given_on, "DATE_FORMAT")}
    lines = _lines(_("Given on %(day)s") % given, _("Holds until %(day)s") % until, covers, row.note)
    sample = _("A sample of the demonstration: nobody was asked.") if row.is_sample else ""
    note = " ".join(_lines(sample, _("Withdrawn") if row.withdrawn_on else ""))
    return Shown(row.pk, str(row.get_given_by_display()), lines, False, note, "evidence" if row.evidence_id else "")


def picture(row: Any) -> Shown:  # noqa: ANN401
    face = _("Shows a face") if row.shows_face else _("Shows no face")
    lines = _lines(face, row.credit)
    return Shown(row.pk, _first(row, "alt") or _("Picture"), lines, _public(row), file="picture")


PARTS: tuple[Part, ...] = (
    Part(
        "consents", gettext_lazy("Consent"), gettext_lazy("Write down a consent"),
        gettext_lazy("Nobody has consented yet. Without consent nothing can be published."),
        more_forms.ConsentForm, lambda case: case.consents.all(), consented,
    ),
    Part(
        "names", gettext_lazy("Names"), gettext_lazy("Add a name"),
        gettext_lazy("No name yet. Write down the real name too: then it can be kept out of what is public."),
        forms.NameForm, lambda case: case.names.all(), name,
    ),
    Part(
        "violations", gettext_lazy("Violations"), gettext_lazy("Add a violation"),
        gettext_lazy("No kind of violation is named yet."),
        forms.ViolationForm, lambda case: case.violations.order_by("pk"), violation,
    ),
    Part(
        "events", gettext_lazy("Events"), gettext_lazy("Add an event"),
        gettext_lazy("Nothing is on the timeline yet. An event may say “2020-09” where nobody knows the day."),
        forms.EventForm, lambda case: case.events.prefetch_related("texts"), event,
    ),
    Part(
        "facts", gettext_lazy("Facts and quotations"), gettext_lazy("Add a fact"),
        gettext_lazy("No fact yet. Each fact is confidential until you say otherwise."),
        forms.FactForm, lambda case: case.facts.prefetch_related("texts"), fact,
    ),
    Part(
        "protections", gettext_lazy("Protection"), gettext_lazy("Add a measure of protection"),
        gettext_lazy("No measure of protection is known."),
        forms.ProtectionForm,
        lambda case: case.protections.select_related("ordered_by").prefetch_related("texts", "ordered_by__texts"),
        protection,
    ),
    Part(
        "steps", gettext_lazy("What became of the protection"), gettext_lazy("Add a step"),
        gettext_lazy("Nothing yet: ordered, promised, put in place, reduced, restored, withdrawn."),
        forms.StepForm,
        lambda case: ProtectionStep.objects.filter(protection__case=case).select_related("protection").prefetch_related(
            "texts", "protection__texts"
        ),
        step,
    ),
    Part(
        "statuses", gettext_lazy("Status and outcome"), gettext_lazy("Add a status"),
        gettext_lazy("No status yet. Each has its date, and the newest is how they are now."),
        forms.StatusForm, lambda case: case.statuses.prefetch_related("texts"), status,
    ),
    Part(
        "responsible", gettext_lazy("Who is said to be responsible"), gettext_lazy("Add a body or a person"),
        gettext_lazy("Nobody is named."),
        forms.ResponsibleForm,
        lambda case: case.responsible.select_related("body").prefetch_related("texts", "body__texts"),
        responsible,
    ),
    Part(
        "pictures", gettext_lazy("Pictures"), gettext_lazy("Add a picture"),
        gettext_lazy("No picture."),
        more_forms.PictureForm, lambda case: case.pictures.prefetch_related("texts"), picture,
    ),
)  # fmt: skip
BY_SLUG = {part.slug: part for part in PARTS}
