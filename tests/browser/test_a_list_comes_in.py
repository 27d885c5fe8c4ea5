# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz hands in a list, Dana who has seen its proof lets it in, and one person of it is in the network."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import FilePayload, Page

from altavoz.organisations import roles
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network
from altavoz.website.testing import make_home
from altavoz.worker import rounds
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]
LIST = b"Prenom;Courriel;Pays\nAna;ana@example.org;Canada\nBo;no address;Canada\n"


@pytest.fixture
def network(centre: str) -> Network:
    make_home()
    return make_network(carries=Network.Carries.NEWS)


def hands_in(page: Page, network: Network) -> None:
    page.get_by_label("Network").select_option(str(network.pk))
    page.locator("input[name=file]").set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": LIST})
    page.locator("[name=where]").fill("The Weavers' Fair")
    page.locator("[name=on]").fill(f"{timezone.now() - timedelta(days=30):%Y-%m-%d}")
    page.locator("[name=wording]").fill("I want the news.")
    proof: FilePayload = {"name": "proof.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.locator("input[name=evidence]").set_input_files(proof)
    page.locator("[name=sure]").check()
    page.get_by_role("button", name="Go on to its columns").click()


def the_worker_passes() -> None:
    rounds.run_once("list-imports", timezone.now())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_list_comes_in_past_a_dry_run_and_a_second_person(visit: Begin, network: Network, *, script: bool) -> None:
    paz = at_the_desk(visit(script=script), "paz", roles.PUBLISHER)
    page = paz.to(reverse("supporters_import_new"))
    hands_in(page, network)
    page.get_by_role("button", name="Look through it: nothing is brought in yet").click()
    page.get_by_text("being looked through").wait_for()
    the_worker_passes()
    page.reload()
    assert "This is no e-mail address." in page.content()
    page.get_by_role("button", name="Ask a second person to approve it").click()
    page.get_by_text("It waits for a second person").wait_for()

    dana = at_the_desk(visit(script=script), "dana", roles.DATA_OFFICER)
    page = dana.to(reverse("supporters_import", args=[ListImport.objects.get().public_id]))
    page.get_by_role("button", name="I have seen the proof: bring them in").click()
    page.get_by_text("being brought in").wait_for()
    the_worker_passes()
    page.reload()
    assert "brought in" in page.locator("main").inner_text()
    assert [row.email for row in Subscription.objects.all()] == ["ana@example.org"]
    assert paz.troubles + dana.troubles == []
