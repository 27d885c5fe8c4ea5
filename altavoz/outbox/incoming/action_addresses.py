# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each action's own address: `replies@example.org` becomes `replies+<public id of the action>@example.org`.

It holds no proof, unlike the return address of a letter: it is printed on sheets, and anybody may write to it.
"""

import re

from django.conf import settings

PUBLIC_ID = re.compile(r"\A[a-z2-7]{16}\Z")


def are_set() -> bool:
    return "@" in settings.REPLIES_TO


def address_of(public_id: str) -> str:
    """Where an action is answered; empty where the centre has set no address for that."""
    local, at, domain = settings.REPLIES_TO.rpartition("@")
    return f"{local}+{public_id}@{domain}" if at else ""


def action_of(address: str) -> str:
    """The public id of the action that this is the address of; empty for every other address."""
    local, _, domain = address.strip().strip("<>").lower().rpartition("@")
    wanted_local, at, wanted_domain = settings.REPLIES_TO.lower().rpartition("@")
    name, _, given = local.rpartition("+")
    is_ours = bool(at) and (name, domain) == (wanted_local, wanted_domain)
    return given if is_ours and PUBLIC_ID.match(given) else ""
