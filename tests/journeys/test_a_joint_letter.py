# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes a letter and asks organisations; they remark, sign and confirm; it goes out, and somebody signs late."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.joint_letter.models import Invitation
from altavoz.actions.joint_letter.testing import typed_letter
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from tests.journeys.mail import letters_to, link_in, newest_letter
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
CHANDRA = {"name": "Chandra Rao", "title": "Coordinator", "email": "chandra@example.org", "may": "on"}
LIST = "Weavers’ Union; chandra@example.org\nSpinners; spin@example.org\nCarders; card@example.org"


def staff_posts(staff: Client, action: Action, name: str, typed: dict[str, str]) -> None:
    answer = staff.post(reverse(f"joint_letters:{name}", args=[action.pk]), typed)
    assert answer.status_code == 302, answer.content.decode()


def staff_does(staff: Client, action: Action, name: str) -> str:
    answer = staff.post(reverse("joint_letters:act", args=[action.pk, name]), follow=True)
    return str(answer.content.decode())


def an_organisation_signs(address: str, second: str, **who: str) -> None:
    door = link_in(newest_letter(address), "joint-letter")
    typed = {**CHANDRA, **who, "second": second, "act": "sign"}
    assert Client().post(door, {"act": "open"}).status_code == 303
    assert Client().post(door, typed).status_code == 303
    other = link_in(newest_letter(second), "joint-letter")
    answer = Client().post(other, {"name": "Bo", "title": "Treasurer", "may": "on", "act": "yes"})
    assert answer.status_code == 303


def looking_changes_nothing(door: str) -> None:
    cover = Client().get(door)
    assert "We are worried." not in cover.content.decode()
    assert cover["Cache-Control"] == "no-store"
    assert Invitation.objects.filter(state="invited").count() == 3


def test_a_joint_letter_from_its_draft_to_a_late_signatory(ana: Walk) -> None:
    action, staff = make_action(kind="joint_letter"), Client()
    sign_in(staff, role=roles.PUBLISHER)
    staff_posts(staff, action, "words", typed_letter())
    page = make_action_page(action)
    assert "has not been published yet" in ana.opens(page.url).words
    staff_posts(staff, action, "invite", {"language": "en", "pasted": LIST})
    door = link_in(newest_letter("chandra@example.org"), "joint-letter")
    looking_changes_nothing(door)
    Client().post(door, {"act": "comment", "clause": "demands-1", "name": "Chandra", "words": "Say “at once”."})
    (remarked,) = staff.get(reverse("joint_letters:of_action", args=[action.pk])).context["places"]
    assert (remarked.quoted, remarked.comments[0].words) == ("Give back the looms.", "Say “at once”.")
    assert "No organisation has signed yet" in staff_does(staff, action, "publish")
    an_organisation_signs("chandra@example.org", "bo@example.org")
    assert "Version 1 is published" in staff_does(staff, action, "publish")
    shown = ana.opens(page.url).words
    assert "Chandra Rao" in shown
    assert "Spinners" not in shown
    an_organisation_signs("spin@example.org", "dee@example.org", name="Eve", email="spin@example.org")
    assert "Version 2 is published" in staff_does(staff, action, "publish")
    every_file_says_the_same(action)
    assert len(letters_to("card@example.org")) == 1


def every_file_says_the_same(action: Action) -> None:
    def file(number: int, ending: str) -> bytes:
        where = reverse("joint_letter:file", args=[action.public_id, number, "en", ending])
        return Client().get(where, follow=True).content

    text = file(1, "txt").decode()
    for words in ("Version 2 of", "Spinners", "Weavers’ Union", "Give back the looms.", "tel +1 555 0100"):
        assert words in text
    with zipfile.ZipFile(io.BytesIO(file(2, "docx"))) as package:
        assert "Spinners" in package.read("word/document.xml").decode()
        assert "Version 2 of" in package.read("word/footer1.xml").decode()
    assert file(2, "pdf").startswith(b"%PDF")
