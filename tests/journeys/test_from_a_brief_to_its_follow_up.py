# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz cuts a brief and next year's, assesses what became of it and compares them; strangers read and take it along."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseFormSet, Form
from django.test import Client

from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.recommendations.models import Assessment, Comparison, Document, Recommendation
from altavoz.recommendations.testing import LINES, make_assessor, make_document, make_party
from altavoz.recommendations.testing_docx import BRIEF
from altavoz.website.testing import make_home
from altavoz.website.testing_pdf import told_by
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
ROOM, BOARD = "/cms/recommendations/", "/en/recommendations"
NEXT_YEAR = (
    "1. Looms\n\nRecommendations:\n\n- Publish the register of looms, with the day and the reason.\n- Pay weekly."
)
REGISTER = "Publish the register of looms, with the day on which each was taken away."


def what_a_form_holds(forms: BaseFormSet[Form]) -> dict[str, str]:
    """What a browser sends back of it when nothing was changed."""
    held = [bound for form in (forms.management_form, *forms) for bound in form if bound.value() not in (None, False)]
    return {bound.html_name: "on" if bound.value() is True else str(bound.value()) for bound in held}


def is_cut(paz: Client, document: Document, **sent: object) -> list[Recommendation]:
    """Read in, looked through, kept with the halves of a bullet joined, and published."""
    address = f"{ROOM}{document.pk}/cut/"
    pieces = paz.post(address, {"addressee": "Ministry of Looms", **sent}).context["pieces"]
    joined = {f"form-{place}-join": "on" for place, form in enumerate(pieces) if form["rest"].value()}
    assert paz.post(address, {**what_a_form_holds(pieces), **joined, "keep": ""}).status_code == 302
    rows = list(document.recommendations.order_by("order"))
    paz.post(f"{ROOM}{document.pk}/", {"chosen": [row.pk for row in rows], "publish": ""})
    return rows


def is_assessed(paz: Client, row: Recommendation, who: str, status: str) -> None:
    address = f"{ROOM}record/{row.pk}/"
    said = {"assessor": make_assessor(who).pk, "status": status, "on": "2026-03-01", "words_en": f"{who} looked."}
    assert paz.post(address, {**said, **LINES, "assess": ""}).status_code == 302
    assert paz.post(address, {"publish": Assessment.objects.latest("pk").pk}).status_code == 302


def is_compared(paz: Client, earlier: list[Recommendation], later: list[Recommendation]) -> None:
    """By a person, who takes what is suggested."""
    paz.post(f"{ROOM}compared/", {"earlier": earlier[0].document_id, "later": later[0].document_id})
    address = f"{ROOM}compared/{Comparison.objects.get().pk}/"
    first, second = paz.get(address).context["sheet"].lines
    assert [each.earlier for each in first.suggestions][:1] == [earlier[0]]
    paz.post(address, {"later": first.later.number, "earlier": earlier[0].number, "how": "sharpened"})
    paz.post(address, {"later": second.later.number, "how": "new"})
    paz.post(address, {"earlier": earlier[1].number, "how": "dropped"})
    paz.post(address, {"publish": ""})


def test_a_brief_is_cut_assessed_compared_and_taken_along(ana: Walk) -> None:
    make_home()
    paz = Client()
    sign_in(paz, name="paz", role=roles.PUBLISHER)
    make_party("Ministry of Looms")
    last, this = make_document(), make_document(code="LOOM-2019", year=2019)
    earlier = is_cut(paz, last, file=SimpleUploadedFile("brief.docx", BRIEF), make_page="on")
    assert earlier[0].text == REGISTER
    paz.post(f"{ROOM}{last.pk}/page/", {"publish": "en"})
    assert REGISTER in ana.opens("/en/loom-2018/").words
    later = is_cut(paz, this, text=NEXT_YEAR)
    is_assessed(paz, earlier[0], "Weavers’ Watch", "reversed")
    is_assessed(paz, earlier[0], "Ministry of Looms", "done")
    is_compared(paz, earlier, later)
    assert "The assessors do not agree" in ana.opens(f"{BOARD}/LOOM-2018-1.1/").words
    shown = ana.opens(f"{BOARD}/?document=LOOM-2018&status=reversed").words
    assert ("1 recommendation." in shown, "Going back" in shown, "Done" in shown) == (True, True, True)
    told = ana.opens(f"{BOARD}/compared/{Comparison.objects.get().public_id}/").words
    assert all(words in told for words in ("Sharpened (1)", "New (1)", "Dropped (1)", "Pay weekly."))
    every_export_says_the_same()


def every_export_says_the_same() -> None:
    def file(ending: str) -> bytes:
        return bytes(Client().get(f"{BOARD}{ending}?status=reversed").getvalue())

    lines = list(csv.DictReader(io.StringIO(file(".csv").decode("utf-8-sig"))))
    told = {(line["Text as published"], line["Status"]) for line in lines}
    assert told == {(REGISTER, "Done"), (REGISTER, "Going back")}
    with zipfile.ZipFile(io.BytesIO(file(".docx"))) as package:
        words = package.read("word/document.xml").decode()
    report = told_by(file(".pdf"))
    assert report.faults == []
    for said in (REGISTER, "Weavers’ Watch: Going back", "Ministry of Looms: Done"):
        assert (said in words, said in report.words) == (True, True)
    (item,) = Client().get("/api/recommendations/", {"status": "reversed"}).json()["items"]
    assert item["text"] == REGISTER
