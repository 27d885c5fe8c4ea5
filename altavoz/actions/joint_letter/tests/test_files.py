# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of a letter are read by everybody: tags, title, language, fonts; and what time forgets."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from PIL import Image

from altavoz.actions.joint_letter import docx, forgetting, pdf, plain, publishing, sheet
from altavoz.actions.joint_letter.models import Invitation, Signer
from altavoz.actions.joint_letter.sheet import Sheet, Signature
from altavoz.actions.joint_letter.testing import make_comment, make_invitation, make_letter, make_signer, two_sign
from altavoz.campaigns.action import Action
from altavoz.participation.testing import SPRING
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.tallies.testing import counted
from altavoz.website.testing_pdf import told_by

pytestmark = pytest.mark.django_db
THREE_SCRIPTS = (
    "Confederación de Organizaciones de Tejedoras del Valle Norte",
    "Объединение независимых ткачей и прядильщиц Северной долины",
    "Συνομοσπονδία Υφαντριών και Υφαντών της Βόρειας Κοιλάδας Α΄",
)
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


def picture(colour: str) -> PrivateFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 12), colour).save(content, "PNG")
    return private_files.keep([content.getvalue()], name="signature.png", media_type="image/png", now=SPRING)


def test_the_pdf_has_tags_a_title_a_language_and_its_fonts_and_pictures_within() -> None:
    found = signed_sheet()
    (one,) = found.signatures
    with_pictures = replace(found, signatures=(replace(one, scan=picture("black"), logo=picture("navy")),))
    made, standard = pdf.set_sheet(with_pictures, country="", now=SPRING)
    told = told_by(made)
    assert (standard, told.title, told.language, told.faults) == ("ua-1", "A letter about the looms", "en", [])
    assert ("Ткачихи Севера" in told.words, told.tags.count("H1"), len(told.pages)) == (True, 1, 1)
    assert (told.alternatives, told.pictures) == (["Logo", "Signature"], 2)
    # A scanned signature stands in the PDF and nowhere else.
    with zipfile.ZipFile(io.BytesIO(docx.docx_of(with_pictures))) as package:
        assert not [name for name in package.namelist() if "media" in name]
    assert "<img" not in render_to_string("joint_letter/_sheet.html", {"sheet": with_pictures})


def test_four_hundred_long_names_in_three_scripts_stand_in_every_file() -> None:
    found = signed_sheet()
    names = [f"{THREE_SCRIPTS[number % 3]} {number}" for number in range(400)]
    full = replace(found, signatures=tuple(Signature(name, is_chair=False, name="Ελένη") for name in names))
    made, standard = pdf.set_sheet(full, country="", now=SPRING)
    told = told_by(made)
    assert (standard, told.faults, len(told.pages) < 15) == ("ua-1", [], True)
    assert told.pages[1].extract_text().count("Ελένη") > 30
    with zipfile.ZipFile(io.BytesIO(docx.docx_of(full))) as package:
        words = package.read("word/document.xml").decode()
    text = plain.text_of(full)
    assert all(f"{name}<" in words and name in text for name in names)


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
    assert said in told_by(made).words
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
