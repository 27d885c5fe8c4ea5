# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the directory knows the address that a mail says it is from. What is said is proven elsewhere."""

from dataclasses import dataclass

from altavoz.campaigns.action import Target
from altavoz.decision_makers.models import Office
from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.personal_data.addresses import PLUS_TAGS, domain_of

Sender = ReplyMail.Sender
# Where anybody has an address: to share one of these says nothing.
OF_ANYBODY = PLUS_TAGS | {"yahoo.com", "aol.com", "gmx.net", "gmx.de", "web.de", "mail.ru", "zoho.com", "msn.com"}


@dataclass(frozen=True)
class Known:
    sender: Sender
    office_id: int | None = None


def judge(address: str, *, action_id: int) -> Known:
    if not address:
        return Known(Sender.UNKNOWN)
    asked = Target.objects.filter(action=action_id, office__isnull=False).exclude(office__email="")
    offices = {email.lower(): number for number, email in asked.values_list("office_id", "office__email")}
    if address in offices:
        return Known(Sender.OFFICE, offices[address])
    listed = Office.objects.filter(email__iexact=address).order_by("pk").values_list("pk", flat=True).first()
    if listed is not None:
        return Known(Sender.DIRECTORY, listed)
    domain = domain_of(address)
    near = [number for email, number in offices.items() if domain_of(email) == domain]
    if near and domain not in OF_ANYBODY:
        return Known(Sender.DOMAIN, near[0] if len(near) == 1 else None)
    return Known(Sender.UNKNOWN)
