# SPDX-License-Identifier: AGPL-3.0-or-later
"""A .docx comes from strangers: what is read of it, and what is refused with its place."""

import pytest

from altavoz.recommendations.briefs.manuscript import Manuscript, Place, Refused, Sort, Trouble, Words
from altavoz.recommendations.briefs.pasting import read_text
from altavoz.recommendations.briefs.proposing import propose_in
from altavoz.recommendations.briefs.word import LARGEST_MEMBER, read_docx
from altavoz.recommendations.testing_docx import BRIEF, SPACES, make_docx, note_mark, p, t, zipped

INSERTED = f'<w:ins w:id="1" w:author="B">{t("all ")}</w:ins>'
DELETED = '<w:del w:id="2"><w:r><w:delText>some of </w:delText></w:r></w:del>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'


def test_parts_headings_points_footnotes_and_tables_are_read() -> None:
    read = read_docx(BRIEF)
    assert isinstance(read, Manuscript)
    assert [(line.sort, line.text[:12]) for line in read.lines] == [
        (Sort.PART, "Looms"),
        (Sort.TEXT, "Looms were t"),
        (Sort.HEADING, "Recommendati"),
        (Sort.TEXT, "With regard "),
        (Sort.BULLET, "Publish the "),
        (Sort.TEXT, "each was tak"),
        (Sort.BULLET, "Ask the Mill"),
        (Sort.TABLE, ""),
        (Sort.PART, "Wages"),
        (Sort.TEXT, "As a result,"),
    ]
    assert read.lines[1].text == "Looms were taken away.[^1]"
    assert read.lines[7].rows == [["Town", "Looms"], ["Lodz", "40"]]
    assert read.notes["1"].words[0] == Words("The register", "https://example.org/register")


def test_its_points_are_proposed_as_those_of_a_pasted_text_are() -> None:
    read = read_docx(BRIEF)
    assert isinstance(read, Manuscript)
    split, ask, prose = propose_in(read)
    assert (split.rest, split.area, split.lead_in) == ("each was taken away.", 1, "With regard to the register:")
    assert (ask.likely, prose.likely, prose.area, prose.area_title) == (True, False, 2, "Wages")


def test_tracked_changes_are_refused_with_their_places() -> None:
    changed = p(t("Bring back ") + INSERTED + DELETED + t("the looms."))
    refused = read_docx(make_docx(p("Looms") + changed))
    assert refused == Refused(Trouble.TRACKED_CHANGES, [Place(2, "Bring back all some of the looms.")])


def test_a_footnote_without_text_is_refused_with_its_place() -> None:
    refused = read_docx(make_docx(p(t("Forty looms.") + note_mark(2)), notes={2: " "}))
    assert refused == Refused(Trouble.NOTE_WITHOUT_TEXT, [Place(1, "[^1] Forty looms.[^1]")])
    pasted = read_text("Forty looms.¹\n\n¹")
    assert isinstance(pasted, Refused)
    assert pasted.trouble is Trouble.NOTE_WITHOUT_TEXT


def test_a_footnote_of_a_pasted_text_goes_with_the_point_that_leads_to_it() -> None:
    read = read_text("Recommendations:\n\n- Bring them back.¹ Each has 4 m².\n\n¹ By 1 May.")
    assert isinstance(read, Manuscript)
    (ask,) = propose_in(read)
    assert (ask.text, ask.footnote) == ("Bring them back.¹ Each has 4 m².", "¹ By 1 May.")


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"PK\x03\x04 and nothing more", Trouble.BROKEN),
        (b"", Trouble.BROKEN),
        (BRIEF[:-200], Trouble.BROKEN),
        (zipped({"word/document.xml": "<w:document"}), Trouble.BROKEN),
        (zipped({"word/document.xml": f"{ENTITIES}<x>&b;</x>"}), Trouble.BROKEN),
        (zipped({"picture.png": b"png"}), Trouble.NOT_DOCX),
        (zipped({"word/document.xml": f"<w:document {SPACES}/>"}), Trouble.NOT_DOCX),
        (zipped({"word/document.xml": b" " * (LARGEST_MEMBER + 1)}), Trouble.TOO_LARGE),
        (make_docx(""), Trouble.EMPTY),
    ],
)
def test_what_is_no_brief_is_refused(content: bytes, trouble: Trouble) -> None:
    assert read_docx(content) == Refused(trouble)


def test_a_file_that_nests_without_end_is_read_without_falling() -> None:
    deep = "<w:smartTag>" * 3_000 + t("Looms.") + "</w:smartTag>" * 3_000
    read = read_docx(make_docx(p(deep)))
    assert isinstance(read, Manuscript)
    assert read.lines[0].text == "Looms."
