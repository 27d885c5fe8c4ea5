# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands around the words of every letter of a network: who sends it, why she gets it, and how it stops."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Precision
from altavoz.campaigns.dates_in_words import in_words
from altavoz.organisations.models import Organisation
from altavoz.outbox import links
from altavoz.outbox.building import named, sent_by
from altavoz.outbox.rendering import mark
from altavoz.supporters.models import Network

# By what stands before the colon of `Subscription.joined_where`; the first is for whatever else stands there.
WHYS: Mapping[str, Promise] = {
    "": _("%(organisation)s writes to you because on %(since)s you joined “%(network)s”."),
    "join": _(
        "%(organisation)s writes to you because on %(since)s you joined “%(network)s”, on the page where people join."
    ),
    "act": _(
        "%(organisation)s writes to you because on %(since)s, when you took part in an action, "
        "you agreed to “%(network)s”."
    ),
    "acted": _(
        "%(organisation)s writes to you because on %(since)s you took part in this action: it tells you what becomes "
        "of it, and when it is time to stop."
    ),
    "import": _(
        "%(organisation)s writes to you because you agreed to “%(network)s”: on %(since)s, by what its own records say."
    ),
}

ACTED = "acted"
OF_A_TEST = _("%(organisation)s shows you what its readers will get.")


@dataclass(frozen=True)
class Subscriber:
    """Of one subscription, what its letters need."""

    leave_id: str
    given_name: str
    joined_at: datetime
    # Of whoever is in no network: `leave_id` is that of her act.
    acted: bool = False
    # The token of what she did in the action that the mailing tells of; empty where she did nothing there.
    did: str = ""


def words(organisation: Organisation, network: Network | None, *, why: str, language: str) -> dict[str, object]:
    """What readers of one network share. `why` is a key of WHYS; `since` and `leave_url` are each reader's own."""
    sender = organisation.name(language)
    name = name_of(network, language) if network else ""
    said = WHYS[why] if network or why == ACTED else OF_A_TEST
    return {
        "sender": sender,
        "postal": "\n".join(line.strip() for line in organisation.postal_address.splitlines() if line.strip()),
        "reply_to": organisation.privacy_contact,
        "why": str(said) % {"organisation": sender, "network": name, "since": mark("since")},
        "data_url": links.absolute(reverse("supporters:ask", args=[language])),
    }


def own(subscriber: Subscriber) -> dict[str, str]:
    """What of the frame is each reader's own, in the active language."""
    return {
        "since": day_in_words(subscriber.joined_at.date(), get_language() or "en"),
        "leave_url": enough_url(subscriber.leave_id) if subscriber.acted else leave_url(subscriber.leave_id),
        "did_url": links.absolute(f"/did/{subscriber.did}/") if subscriber.did else "",
    }


def headers(organisation: Organisation, network: Network | None, *, language: str, automatic: bool) -> dict[str, str]:
    """The organisation writes, by the centre's address. What people wrote does not say that a program did."""
    return {
        "From": sent_by(organisation.name(language)),
        "Reply-To": organisation.privacy_contact,
        "Auto-Submitted": "auto-generated" if automatic else "",
        "Precedence": "bulk",
        "List-Id": list_id(name_of(network, language), network.public_id) if network else "",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def list_id(name: str, number: str) -> str:
    return named(name, f"{number}.{_host()}")


@lru_cache(maxsize=4096)
def day_in_words(day: date, language: str) -> str:
    """Of two hundred thousand readers many joined on the same day."""
    return in_words(day, precision=Precision.DAY, language=language)


def leave_url(public_id: str) -> str:
    """Written out, because reverse() costs more than all else that is a letter's own."""
    return links.absolute(f"/leave/{public_id}/")


def enough_url(token: str) -> str:
    return links.absolute(f"/enough/{token}/")


def name_of(network: Network, language: str) -> str:
    texts = {text.language: text.name for text in network.texts.all()}
    return texts.get(language) or str(network)


def sort_of(where: str) -> str:
    """The key of WHYS for a subscription's `joined_where`: the form, an import, or an action's kind and number."""
    before, colon, _rest = where.partition(":")
    if before in WHYS:
        return before
    return "act" if colon else ""


def _host() -> str:
    """Where a list is at home is a name, and never a number of the network."""
    domain = links.domain()
    return "localhost" if domain.startswith("[") else domain
