# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of a letter are read by everybody: tags, title, language, fonts; and what time forgets."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from django.template.loader import render_to_string
from PIL import Image
from pypdf.generic import DictionaryObject

from altavoz.actions.joint_letter import docx, forgetting, pdf, plain, publishing, sheet
from altavoz.actions.joint_letter.models import Invitation, Signer
from altavoz.actions.joint_letter.sheet import Sheet
from altavoz.actions.joint_letter.testing import make_comment, make_invitation, make_letter, make_signer, two_sign
from altavoz.campaigns.action import Action
from altavoz.participation.testing import SPRING
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.tallies.testing import counted

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def signed_sheet(*, people: int = 0) -> Sheet:
    letter = make_letter(individuals=bool(people))
    if people:
        counted(letter.action, people)
    two_sign(make_invitation(letter, name="Ткачихи Севера"))
    publishing.publish(letter, now=SPRING)
    version = publishing.newest(letter)
    found = sheet.of_version(version, language="en") if version else None
    assert found is not None
    return found


def picture() -> PrivateFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 12), "navy").save(content, "PNG")
    return private_files.keep([content.getvalue()], name="signature.png", media_type="image/png", now=SPRING)


def test_the_pdf_has_tags_a_title_a_language_and_its_fonts_and_pictures_within() -> None:
    found = signed_sheet()
    (one,) = found.signatures
    with_pictures = replace(found, signatures=(replace(one, scan=picture(), logo=picture()),))
    made, standard = pdf.set_sheet(with_pictures, country="", now=SPRING)
    assert standard == "ua-1"
    read = pypdf.PdfReader(io.BytesIO(made))
    root: Any = read.root_object  # Any: whatever a PDF holds
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert read.metadata is not None
    assert read.metadata.title == "A letter about the looms"
    (page,) = read.pages
    assert "Ткачихи Севера" in page.extract_text()
    drawn: Any = page["/Resources"]
    fonts = [font.get_object()["/DescendantFonts"][0] for font in drawn["/Font"].values()]
    assert all(set(font["/FontDescriptor"]) & {"/FontFile2", "/FontFile3"} for font in fonts)
    alternatives: list[Any] = [each["/Alt"] for each in elements(root["/StructTreeRoot"]) if "/Alt" in each]
    assert alternatives == ["Logo", "Signature"]


def elements(node: DictionaryObject) -> list[DictionaryObject]:
    below = node.get("/K", [])
    found = [each.get_object() for each in (below if isinstance(below, list) else [below])]
    below_them = [each for each in found if isinstance(each, DictionaryObject)]
    return [*below_them, *(deeper for each in below_them for deeper in elements(each))]


def test_the_docx_has_a_title_a_list_and_a_language_in_parts_that_can_be_read() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.docx_of(signed_sheet()))) as package:
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314  # our own
    styles = {each.get(f"{W}styleId"): each for each in parts["word/styles.xml"].iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in parts["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= set(styles)
    assert {"Title", "Demand"} <= used
    assert styles["Title"].find(f".//{W}outlineLvl") is not None
    assert styles["Demand"].find(f".//{W}numId") is not None
    assert {each.get(f"{W}val") for each in parts["word/styles.xml"].iter(f"{W}lang")} == {"en"}
    rows = parts["word/document.xml"].iter(f"{W}tc")
    assert all(cell[-1].tag == f"{W}p" for cell in rows)


def test_every_copy_says_how_many_people_have_joined_and_never_who() -> None:
    found, said = signed_sheet(people=1234), "1,234 people have added their names to this letter."
    made, _standard = pdf.set_sheet(found, country="", now=SPRING)
    assert said in " ".join(pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    assert said in plain.text_of(found)
    with zipfile.ZipFile(io.BytesIO(docx.docx_of(found))) as package:
        assert said in package.read("word/document.xml").decode()
    assert said in render_to_string("joint_letter/_sheet.html", {"sheet": found})
    assert not signed_sheet().joined


def test_a_year_after_the_end_nobody_knows_whom_we_wrote_to() -> None:
    letter = make_letter()
    stands = two_sign(make_invitation(letter, name="Spinners"))
    asked = make_invitation(letter)
    make_comment(asked)
    gone = make_signer(asked, name="Dee")
    publishing.publish(letter, now=SPRING)
    Action.objects.filter(pk=letter.action_id).update(state=Action.State.CLOSED, closed_at=SPRING)
    assert forgetting.forget(now=SPRING + timedelta(days=300)) == 0
    assert forgetting.forget(now=SPRING + timedelta(days=400)) == 5
    assert {row.contact for row in Invitation.objects.all()} == {""}
    shown = {row.invitation_id: (row.full_name, row.email) for row in Signer.objects.all()}
    assert shown == {stands.pk: ("Chandra Rao", ""), gone.invitation_id: ("", "")}
    assert not asked.comments.get().words
    assert forgetting.forget(now=SPRING + timedelta(days=400)) == 0
