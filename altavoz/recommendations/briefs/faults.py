# SPDX-License-Identifier: AGPL-3.0-or-later
"""What keeps the page of a brief from being kept: footnotes that lead nowhere, fields that nobody can fill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamValue

from altavoz.recommendations.briefs.blocks import MARK
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place

TEXTS = ("text", "bullet", "heading")


def faults_in(body: StreamValue, notes: StreamValue, lead: str = "") -> Mapping[str, Sequence[str]]:
    """Whole sentences by the field that they are about."""
    in_notes = (str(block.value["text"]) for block in notes)
    found = {
        "lead": list(_no_fields([lead], _("Lead"))),
        "body": [*_marks_without_note(body, notes), *_fields(body)],
        "notes": [*_notes(body, notes), *_no_fields(in_notes, _("Footnotes"), is_markup=True)],
    }
    return {field: words for field, words in found.items() if words}


def marks_in(body: StreamValue) -> list[str]:
    """In the order in which the text comes to them, each once."""
    return list(dict.fromkeys(mark for text in texts_of(body) for mark in MARK.findall(text)))


def texts_of(body: StreamValue) -> Iterator[str]:
    for block in body:
        if block.block_type in TEXTS:
            yield str(block.value)
        elif block.block_type == "table":
            yield block.value["rows"]


def _notes(body: StreamValue, notes: StreamValue) -> Iterator[str]:
    used, seen = set(marks_in(body)), set[str]()
    for block in notes:
        mark = block.value["mark"]
        if not strip_tags(str(block.value["text"])).strip():
            yield _("Footnote %(mark)s has no text. Write it, or take its mark out of the text.") % {"mark": mark}
        if mark in seen:
            yield _("There are two footnotes with the mark %(mark)s.") % {"mark": mark}
        elif mark not in used:
            yield _("Nothing in the text leads to footnote %(mark)s. Write [^%(mark)s] where it belongs.") % {
                "mark": mark
            }
        seen.add(mark)


def _marks_without_note(body: StreamValue, notes: StreamValue) -> Iterator[str]:
    there = {block.value["mark"] for block in notes}
    for mark in marks_in(body):
        if mark not in there:
            yield _("The text leads to footnote %(mark)s, and there is none.") % {"mark": mark}


def _fields(body: StreamValue) -> Iterator[str]:
    for text in texts_of(body):
        for problem in merge_fields.problems(text, where=Place.PAGE, part=_("Text"), is_markup=True):
            yield str(problem)


def _no_fields(texts: Iterable[str], part: str, *, is_markup: bool = False) -> Iterator[str]:
    """The lead travels to lists, and a footnote says where something stands: neither takes fields."""
    for text in texts:
        for problem in merge_fields.problems(text, where=Place.NOWHERE, part=part, is_markup=is_markup):
            yield str(problem)
