# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dana packs a petition; Paz looks at it; Dana takes it; and Paz has to find somebody else for his own."""

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.worker import rounds
from tests.journeys.walking import Walk

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


class Desk:
    """A member of staff at the screens of packs. Every page must be a good one."""

    def __init__(self, name: str, role: str) -> None:
        self.client = Client()
        sign_in(self.client, name=name, role=role)
        self.page = ""

    def sees(self, answer: "Answer") -> str:
        assert answer.status_code == 200
        self.page = answer.content.decode()
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.page)).split())

    def opens(self, place: str) -> str:
        return self.sees(self.client.get(place))

    def presses(self, ending: str, **fields: str) -> str:
        return self.sees(self.client.post(self.button(ending), fields, follow=True))

    def takes(self, what: str) -> bytes:
        answer = self.client.post(self.button("take"), {"what": what})
        assert answer.streaming
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # it streams, as was just seen

    def button(self, ending: str) -> str:
        found = re.search(rf'action="([^"]*/{ending}/)"', self.page)
        assert found, f"there is no button {ending}"
        return found[1]


def the_worker_packs() -> None:
    while rounds.run_once("packs", timezone.now()):
        pass


@pytest.fixture
def action(ana: Walk, settings: Settings) -> Action:
    """Ana and Dee have signed; more than one name needs a second person here."""
    settings.PACK_ROWS_ALONE = 1
    action = make_action()
    make_action_page(action)
    ana.signs(action, hand_over="on").confirms()
    Walk(ana.client, "dee@example.org").signs(action, given_name="Dee", family_name="Moss", hand_over="on").confirms()
    return action


def asks(desk: Desk, action: Action) -> str:
    """Asks for a pack, waits for the worker, and gives the address of its screen."""
    answer = desk.client.post(
        reverse("deliveries_packs:of_action", args=[action.pk]), {"first": "en", "second": "es"}, follow=True
    )
    assert "Asked for." in desk.sees(answer)
    the_worker_packs()
    return str(answer.redirect_chain[-1][0])


def test_a_pack_of_many_names_goes_through_two_hands(action: Action) -> None:
    dana, paz = Desk("dana", roles.DATA_OFFICER), Desk("paz", roles.DATA_OFFICER)
    screen = asks(dana, action)
    assert "Your copy: waits for a second person" in dana.opens(screen)
    assert "Let dana take it" not in dana.page

    assert "Copies that wait for a second person" in paz.opens(reverse("deliveries_packs:all"))
    assert "Let dana take it" in paz.opens(screen)
    assert "Done." in paz.presses("decide", verb="approve")
    the_worker_packs()

    assert "Take everything (ZIP)" in dana.opens(screen)
    archive = zipfile.ZipFile(io.BytesIO(dana.takes("all")))
    [pdf] = [name for name in archive.namelist() if name.endswith(".pdf")]
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(archive.read(pdf))).pages)
    for words in ("Ana Lima, Canada", "Dee Moss, Canada", "Copy for dana", "Que las tejedoras vuelvan a casa"):
        assert words in text
    assert "everything" in dana.opens(screen).partition("Who took what")[2]


def test_who_was_helped_cannot_return_the_favour_and_a_third_can(action: Action) -> None:
    dana, paz = Desk("dana", roles.DATA_OFFICER), Desk("paz", roles.DATA_OFFICER)
    paz.opens(asks(dana, action))
    paz.presses("decide", verb="approve")
    theirs = asks(paz, action)
    dana.opens(theirs)
    assert "A third person has to." in dana.presses("decide", verb="approve")
    chandra = Desk("chandra", roles.PUBLISHER)
    chandra.opens(theirs)
    assert "Done." in chandra.presses("decide", verb="approve")


def test_who_withdraws_after_the_packing_is_told_on_its_screen(action: Action, ana: Walk) -> None:
    dana = Desk("dana", roles.DATA_OFFICER)
    screen = asks(dana, action)
    ana.withdraws()
    assert "1 person has withdrawn since. Pack anew" in dana.opens(screen)
