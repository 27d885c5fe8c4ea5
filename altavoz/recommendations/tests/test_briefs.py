# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a brief: read in by staff, its points cut as records, shown in their place; and who took part."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale

from altavoz.indicators import figures
from altavoz.indicators.quotations import overtaken
from altavoz.indicators.quotations.overtaken import Tie
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff, sign_in
from altavoz.recommendations.briefs import shown
from altavoz.recommendations.briefs.drafting import begin, place_records
from altavoz.recommendations.models import Document, Participant, Recommendation
from altavoz.recommendations.pages import BriefPage
from altavoz.recommendations.testing import MAY, make_area, make_document, make_party, make_recommendation
from altavoz.recommendations.testing_docx import BRIEF, make_docx, p, t
from altavoz.website.testing import make_home

pytestmark = pytest.mark.django_db
ROOM = "/cms/recommendations/"
SHOWN = {
    '<a href="#part-1">1. Looms</a>',
    '<h2 id="part-1">1. Looms</h2>',
    '<a href="/en/recommendations/{number}/">{number}</a>',
    "Publish the register of looms that were taken away.",
    'href="#note-1"',
    'href="#to-note-1-1"',
    "https://example.org/register",
    '<th scope="col">Looms</th>',
    "Zofia Nowak",
    "By teleconference",
    "Town hall of Lodz",
}


SPLIT = (
    ("bullet", "<p>Bring them back,</p>"),
    ("text", "<p>all forty of them.</p>"),
    ("text", "<p>As a result: We ask you to pay weekly. Thank you.</p>"),
)


def make_brief(document: Document, *blocks: tuple[str, object], notes: tuple[tuple[str, str], ...] = ()) -> BriefPage:
    home = make_home()
    page = BriefPage(
        document=document,
        title="What the weavers ask for",
        slug="weavers",
        locale=Locale.objects.get(language_code="en"),
        met_at="Town hall of Lodz",
        met_on=date(2018, 2, 7),
        body=json.dumps([{"type": sort, "value": value} for sort, value in blocks]),
        notes=json.dumps([{"type": "note", "value": {"mark": mark, "text": text}} for mark, text in notes]),
    )
    home.add_child(instance=page)
    return page


def test_a_brief_shows_its_records_in_their_place_and_leads_to_footnotes_and_people(client: Client) -> None:
    document = make_document()
    row, draft = (
        make_recommendation(make_area(document)),
        make_recommendation(make_area(document, number=2), public=False),
    )
    Participant.objects.create(document=document, side="asked", name="Zofia Nowak", role="Clerk", how="teleconference")
    page = make_brief(
        document,
        ("part", {"number": 1, "title": "Looms"}),
        ("text", "<p>They were taken away.[^1]</p>"),
        ("record", row.number),
        ("record", draft.number),
        ("table", {"caption": "Looms by town", "rows": "Town | Looms\nLodz | 40"}),
        notes=(("1", '<p><a href="https://example.org/register">The register</a></p>'),),
    )
    said = client.get(page.url).content.decode()
    found = {words for words in SHOWN if words.format(number=row.number) in said}
    assert found == SHOWN
    assert draft.number not in said


@pytest.mark.parametrize(
    ("text", "notes", "fault"),
    [
        ("Gone.[^1]", (("1", "<p> </p>"),), "Footnote 1 has no text."),
        ("Gone.[^2]", (), "The text leads to footnote 2, and there is none."),
        ("Gone.", (("1", "<p>Yes.</p>"),), "Nothing in the text leads to footnote 1."),
    ],
)
def test_a_footnote_that_leads_nowhere_is_refused(text: str, notes: tuple[tuple[str, str], ...], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault.replace(".", r"\.")):
        make_brief(make_document(), ("text", f"<p>{text}</p>"), notes=notes)


def test_words_that_are_a_record_are_shown_as_the_record_that_they_are() -> None:
    make_home()
    bo, document = make_staff(), make_document()
    area = make_area(document)
    row = make_recommendation(area, text="Bring them back,\nall forty of them.", public=False)
    prose = make_recommendation(area, text="We ask you to pay weekly.", public=False)
    Recommendation.objects.filter(pk=prose.pk).update(standing=Recommendation.Standing.PROSE)
    begin(document=document, language="en", by=bo, now=MAY)
    page = BriefPage.objects.get()
    page.body = json.dumps([{"type": sort, "value": value} for sort, value in SPLIT])
    page.save_revision()
    assert place_records(document=document, by=bo, now=MAY)
    assert not place_records(document=document, by=bo, now=MAY)
    told = BriefPage.objects.get().get_latest_revision_as_object()
    assert [(block.block_type, str(block.value)) for block in told.body] == [
        ("record", row.number),
        ("text", "<p>As a result:</p>"),
        ("record", prose.number),
        ("text", "<p>Thank you.</p>"),
    ]
    assert shown.brief_of(document, told.body, told.notes).quoted == 0


def test_paz_reads_a_docx_in_cuts_it_and_publishes_its_page(client: Client) -> None:
    make_home()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    document, usual = make_document(), make_party("Ministry of Looms")
    make_party("Mill owners")
    sent = {"addressee": usual.name(), "make_page": "on", "file": SimpleUploadedFile("brief.docx", BRIEF)}
    pieces = client.post(f"{ROOM}{document.pk}/cut/", sent).context["pieces"]
    said = {
        bound.html_name: "on" if bound.value() is True else str(bound.value())
        for form in (pieces.management_form, *pieces)
        for bound in form
        if bound.value() not in (None, False)
    }
    assert said["form-1-acts_on"] == "Mill owners"
    client.post(f"{ROOM}{document.pk}/cut/", {**said, "form-0-join": "on", "keep": ""})
    numbers = list(Recommendation.objects.values_list("number", flat=True))
    client.post(f"{ROOM}{document.pk}/", {"chosen": Recommendation.objects.values_list("pk", flat=True), "publish": ""})
    client.post(f"{ROOM}{document.pk}/page/", {"publish": "en"})
    page = BriefPage.objects.get()
    told = client.get(page.url).content.decode()
    assert numbers == ["LOOM-2018-1.1", "LOOM-2018-1.2"]
    assert all(f">{number}</a>" in told for number in numbers)
    assert "with the day on which each was taken away." in told


def test_whatever_cannot_be_read_in_is_refused_in_whole_sentences(client: Client) -> None:
    make_home()
    sign_in(client, name="dana", role=roles.EDITOR)
    document = make_document()
    make_party("Ministry of Looms")
    tracked = make_docx(p(t("Pay ") + f'<w:ins w:id="1">{t("weekly.")}</w:ins>'))
    address = f"{ROOM}{document.pk}/cut/"
    for sent, words in (
        ({"text": "- Pay.", "addressee": "Ministry of Loom"}, "Did you mean: Ministry of Looms?"),
        ({"text": "- Pay.", "addressee": "Xyz"}, "Nobody here is called “Xyz”."),
        ({"addressee": "Ministry of Looms"}, "one of the two"),
        ({"file": SimpleUploadedFile("a.docx", tracked)}, "Paragraph 1: “Pay weekly.”"),
        ({"file": SimpleUploadedFile("a.docx", b"no zip")}, "This file is broken"),
    ):
        refused = client.post(address, {"addressee": "Ministry of Looms", **sent})
        assert refused.status_code == 422
        assert words in refused.content.decode()
    assert not Recommendation.objects.exists()
    assert client.post(f"{ROOM}{document.pk}/page/", {"begin": "xx"}).status_code == 404
    client.post(f"{ROOM}{document.pk}/page/", {"begin": "en"})
    assert client.post(f"{ROOM}{document.pk}/page/", {"publish": "en"}).status_code in {302, 403, 404}
    assert not BriefPage.objects.get().live


def test_a_brief_that_quotes_an_older_figure_is_listed_and_its_lead_and_notes_take_none() -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    page = make_brief(make_document(), ("text", "<p>[[figure:looms-xx 2018-02]][^1]</p>"), notes=(("1", "<p>So.</p>"),))
    found = overtaken.quotations(figures.known([looms])[0], make_staff(name="dana"))
    assert [(str(each.passage.sort), each.tie) for each in found] == [("Brief", Tie.OLDER)]
    page.lead = "[[figure:looms-xx latest]]"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["lead"]
