# SPDX-License-Identifier: AGPL-3.0-or-later
"""A shadow report: what was asked, by area, with what every assessor says became of it and on what evidence.

It is words alone; `pdf` and `word` set them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.outbox.links import absolute
from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.reading import Row, assessors_in, evidence_in, rows_of, with_names, words_of
from altavoz.recommendations.following import pointing
from altavoz.recommendations.following.pointing import Pointed
from altavoz.recommendations.models import Assessment, Assessor, Evidence, Recommendation

# A longer one is no report any more: whoever wants all takes the table.
MOST = 500
# For words that lead in to several recommendations, once they were read.
LEFT_OUT = "[…]"
Proofs = Mapping[int, Pointed]


@dataclass(frozen=True)
class View:
    head: str
    words: str
    evidence: Sequence[str]


@dataclass(frozen=True)
class Asked:
    number: str
    text: str
    to: str
    language: str
    views: Sequence[View]


@dataclass(frozen=True)
class Part:
    title: str
    source: str
    asked: Sequence[Asked]


@dataclass(frozen=True)
class Report:
    title: str
    language: str
    notes: Sequence[str]
    parts: Sequence[Part]
    stamp: str
    address: str


def report(filters: Filters, *, language: str, now: datetime) -> Report:
    """In the active language, which is the given one."""
    found = list(with_names(asking.narrowed(filters))[: MOST + 1])
    rows = rows_of(found[:MOST])
    parts = list(_parts(rows, language, pointing.shown(evidence_in(rows), language=language, now=now)))
    notes = [_("Every text stands as it was published. Where assessors disagree, both stand here: no mean is taken.")]
    if any(row.demonstration for row in rows):
        notes.append(_("Assessments marked “Demonstration” are invented: nobody has made them."))
    if any(each.text.startswith(LEFT_OUT) for part in parts for each in part.asked):
        notes.append(_("“%(mark)s” stands for the words above that lead in.") % {"mark": LEFT_OUT})
    if len(found) > MOST:
        notes.append(_("Only the first 500 recommendations stand here: choose fewer, or take the table."))
    day = formats.date_format(now, "DATE_FORMAT")
    return Report(
        title=_("What was asked, and what became of it"),
        language=language,
        notes=notes,
        parts=parts,
        stamp=_("As it stood on %(day)s.") % {"day": day},
        address=absolute(f"/{language}/recommendations/?{filters.query()}".rstrip("?")),
    )


def _parts(rows: Sequence[Row], language: str, proofs: Proofs) -> Iterator[Part]:
    assessors = {each.pk: each for each in assessors_in(rows)}
    for area, some in groupby(rows, key=lambda row: row.recommendation.area):
        listed = list(some)
        texts = _texts([row.recommendation for row in listed])
        asked = [_asked(row, text, assessors, language, proofs) for row, text in zip(listed, texts, strict=True)]
        number = ngettext("%(number)d recommendation", "%(number)d recommendations", len(asked))
        document = f"{area.document.title}, {formats.date_format(area.document.dated, 'DATE_FORMAT')}"
        yield Part(f"{area.number}. {area.name(language)}", f"{document}. {number % {'number': len(asked)}}.", asked)


def _texts(asked: Sequence[Recommendation]) -> Iterator[str]:
    """Each with the words that lead in to it: in full for the first of those that share them."""
    above = ""
    for each in asked:
        lead = LEFT_OUT if each.lead_in and each.lead_in == above else each.lead_in
        above = each.lead_in
        yield f"{lead} {each.text}".strip()


def _asked(row: Row, text: str, assessors: dict[int, Assessor], language: str, proofs: Proofs) -> Asked:
    each = row.recommendation
    to = _("Asked of: %(party)s") % {"party": each.addressee.name(language)}
    about = " · " + _("About: %(party)s") % {"party": each.acts_on.name(language)} if each.acts_on else ""
    ordered = sorted(row.views.items(), key=lambda item: (assessors[item[0]].order, item[0]))
    views = [_view(view, assessors[pk], language, proofs) for pk, view in ordered]
    return Asked(each.number, text, to + about, each.document.language, views or [View(_("Not assessed"), "", ())])


def _view(view: Assessment, assessor: Assessor, language: str, proofs: Proofs) -> View:
    words, _spoken = words_of(view, language)
    marked = f" ({_('Demonstration')})" if view.demonstration else ""
    day = formats.date_format(view.on, "DATE_FORMAT")
    head = f"{assessor.name(language)}{marked}: {view.get_status_display()}, {day}"
    return View(head, words, [_proof(each, proofs[each.pk]) for each in view.evidence.all()])


def _proof(proof: Evidence, shown: Pointed) -> str:
    address = absolute(shown.path) if shown.path else shown.url
    return f"{proof.get_sort_display()}: {shown.words}{f' <{address}>' if address else ''}"
