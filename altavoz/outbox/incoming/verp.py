# SPDX-License-Identifier: AGPL-3.0-or-later
"""The return address of each letter (VERP): it says which letter came back, and nobody else can make one.

`bounces@example.org` becomes `bounces+<public id>-<ten digits of a keyed hash>@example.org`.
"""

import hmac
import re

from django.conf import settings

from altavoz.personal_data.sealing import keyed_hash

PURPOSE = "return address"
TAG = re.compile(r"\A(?P<letter>[a-z2-7]{16})-(?P<proof>[0-9a-f]{10})\Z")


def return_address(public_id: str) -> str:
    """Where a mail server sends the letter back to; empty where the centre has set no address for that."""
    local, at, domain = settings.BOUNCES_TO.rpartition("@")
    return f"{local}+{tag(public_id)}@{domain}" if at else ""


def letter_of(address: str) -> str:
    """The public id of the letter that this return address was made for; empty where we did not make it."""
    local, _, domain = address.strip().strip("<>").lower().rpartition("@")
    wanted_local, _, wanted_domain = settings.BOUNCES_TO.lower().rpartition("@")
    name, _, given = local.rpartition("+")
    return letter_of_tag(given) if (name, domain) == (wanted_local, wanted_domain) else ""


def tag(public_id: str) -> str:
    """The letter's id with the proof that we named it."""
    return f"{public_id}-{_proof(public_id)}"


def letter_of_tag(given: str) -> str:
    """The letter's id; empty where we did not make the tag."""
    found = TAG.match(given)
    return found["letter"] if found and hmac.compare_digest(_proof(found["letter"]), found["proof"]) else ""


def _proof(public_id: str) -> str:
    return keyed_hash(public_id, purpose=PURPOSE).hex()[:10]
