# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody walks through the centre over HTTP. She keeps the page she is on, and every page must be a good one."""

import re
from html import unescape
from typing import TYPE_CHECKING

from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.participation.testing import ana_types
from tests.journeys.mail import link_in, newest_letter, the_worker_passes

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


class Walk:
    def __init__(self, client: Client, email: str = "ana@example.org") -> None:
        self.client = client
        self.email = email
        self.status = 0
        self.page = ""
        self.place = ""

    @property
    def words(self) -> str:
        """What the page says, without its markup."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.page)).split())

    @property
    def language(self) -> str:
        found = re.search(r'<html lang="(\w+)"', self.page)
        return found[1] if found else ""

    def opens(self, place: str) -> "Walk":
        self.place = place
        return self._sees(self.client.get(place))

    def signs(self, action: Action, **fields: object) -> "Walk":
        typed = {"email": self.email, **fields}
        return self._follows(self.client.post(f"/act/{action.public_id}/", ana_types(action, **typed)))

    def sends(self, **fields: object) -> "Walk":
        """Press the button of the page she is on."""
        return self._follows(self.client.post(self.place, fields))

    def types_digits(self, digits: str) -> "Walk":
        return self.sends(digits=digits)

    def confirms(self) -> "Walk":
        """Open the newest letter, follow its link, press the button; thanks come by mail."""
        self.opens(link_in(newest_letter(self.email), "confirm")).sends()
        the_worker_passes()
        return self

    def withdraws(self) -> "Walk":
        return self.opens(link_in(newest_letter(self.email), "withdraw")).sends()

    def waits(self) -> "Walk":
        """The worker passes by, and the page is loaded again."""
        the_worker_passes()
        return self.opens(self.place)

    def _follows(self, answer: "Answer") -> "Walk":
        if answer.status_code == 303:
            return self.opens(answer["Location"])
        return self._sees(answer)

    def _sees(self, answer: "Answer") -> "Walk":
        self.status, self.page = answer.status_code, answer.content.decode()
        assert not answer.cookies, f"{self.place} sets a cookie"
        return self
