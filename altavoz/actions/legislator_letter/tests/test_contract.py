# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http.response import HttpResponseBase
from django.test import Client

from altavoz.actions.legislator_letter.testing import make_letter
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action_page
from altavoz.decision_makers.models import Office
from altavoz.participation.testing_contract import KindContract


class TestLetterAmongLegislators(KindContract):
    slug = "legislator-letter"

    def action(self, state: str = Action.State.OPEN) -> Action:
        letter = make_letter(state=state)
        Office.objects.filter(institution=letter.chamber).update(email="looms@weavers.invalid")
        return letter.action

    def take_part(self, client: Client, action: Action, *, language: str = "en") -> HttpResponseBase:
        """She writes to the first member of the chamber."""
        self.fields = {
            "office": action.circular_letter.seats.earliest("pk").office.public_id,
            "subject": "The letter",
            "body": "Please sign.",
        }
        return super().take_part(client, action, language=language)

    def test_its_page_works_without_script(self, client: Client) -> None:
        """First it asks for the place; with the office in the address it is the form of every kind."""
        action = self.action()
        page = make_action_page(action)
        office = action.circular_letter.seats.earliest("pk").office.public_id
        assert f'action="/act/{action.public_id}/office/"' in client.get(page.url).text
        assert f'action="/act/{action.public_id}/"' in client.get(f"{page.url}?office={office}").text
