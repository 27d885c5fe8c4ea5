# SPDX-License-Identifier: AGPL-3.0-or-later
"""Private links of this room: a public id and a proof that we made the link. No secret is kept in any row."""

import base64
import hmac

from django.urls import reverse

from altavoz.actions.joint_letter.models.invitations import Invitation, Signer
from altavoz.outbox.links import absolute
from altavoz.personal_data.public_ids import LENGTH
from altavoz.personal_data.sealing import keyed_hash

PROOF_BYTES = 16
# What such a link looks like in an address.
SHAPE = r"[a-z2-7]{16}-[a-z2-7]{26}"
INVITED, ASKED = "joint letter invitation", "joint letter second person"


def token_of(invitation: Invitation) -> str:
    return f"{invitation.public_id}-{_proof(f'{invitation.public_id}:{invitation.link}', INVITED)}"


def token_of_second(signer: Signer) -> str:
    return f"{signer.public_id}-{_proof(signer.public_id, ASKED)}"


def address_of(invitation: Invitation) -> str:
    return absolute(reverse("joint_letter:invited", args=[token_of(invitation)]))


def address_of_second(signer: Signer) -> str:
    return absolute(reverse("joint_letter:second", args=[token_of_second(signer)]))


def invitation_of(token: str) -> Invitation | None:
    """None for what is wrong and for a link that a newer one replaced: both look the same."""
    rows = Invitation.objects.select_related("letter__action__organisation")
    found = rows.filter(public_id=token[:LENGTH]).first()
    return found if found and hmac.compare_digest(token_of(found), token) else None


def second_of(token: str) -> Signer | None:
    rows = Signer.objects.select_related("invitation__letter__action__organisation")
    found = rows.filter(public_id=token[:LENGTH], part=Signer.Part.SECOND, is_current=True).first()
    return found if found and hmac.compare_digest(token_of_second(found), token) else None


def _proof(text: str, purpose: str) -> str:
    digest = keyed_hash(text, purpose=purpose)[:PROOF_BYTES]
    return base64.b32encode(digest).decode().rstrip("=").lower()
