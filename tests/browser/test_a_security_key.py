# SPDX-License-Identifier: AGPL-3.0-or-later
"""A security key as second factor, with Chromium's own virtual one."""

import re
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from playwright.sync_api import Page

from altavoz.organisations import mode, roles
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import make_organisation, make_staff
from tests.browser.visiting import THE_DESK, Visit

SECRET = "a long enough secret"
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in_a_key(visit: Visit) -> None:
    line = visit.context.new_cdp_session(visit.page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def type_password(page: Page) -> None:
    page.fill("input[name=login]", "bo")
    page.fill("input[name=password]", SECRET)
    page.click("button[type=submit]")
    # Loaded whole: the key's button is deaf until its script has run.
    page.wait_for_url(re.compile(r"/accounts/2fa/"))


def test_a_security_key_is_registered_and_opens_the_door(visit: Callable[..., Visit]) -> None:
    Centre.objects.update(mode=Centre.Mode.PRODUCTION)
    mode.forget()
    make_organisation(runs_centre=True)
    make_staff(name="bo", role=roles.PUBLISHER)
    begun = visit()
    plug_in_a_key(begun)
    page = begun.to("/cms/")
    type_password(page)

    begun.to("/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda address: "/add/" not in address)
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1
    begun.to("/cms/")
    # Registering it is no proof yet: this session shows it once.
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(THE_DESK)

    begun.context.clear_cookies()
    begun.to("/cms/")
    type_password(page)
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(THE_DESK)
