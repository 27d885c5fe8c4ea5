# SPDX-License-Identifier: AGPL-3.0-or-later
"""The mail providers that tell us by a call what became of a letter, and how each finds our letter again.

Their calls are read by django-anymail, which is loaded only where one of them is set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from altavoz.outbox.incoming import verp

# What a provider's own call says, as JSON. Any: it is theirs.
Told = Mapping[str, Any]
MARK = "letter"
# User and password, as a browser sends them.
LOGIN = "webhook_secret"


@dataclass(frozen=True)
class Provider:
    """`proof` is what anymail's view calls our secret; `is_soft` tells a failure that passes, where only this
    provider's own field says so. `header` and `value` put a mark on each letter that the provider tells us again;
    without them it tells us our Message-ID."""

    view: str
    proof: str = LOGIN
    is_soft: Callable[[Told], bool] = lambda _told: False
    header: str = ""
    value: str = ""


PROVIDERS: Mapping[str, Provider] = {
    "brevo": Provider(
        "anymail.webhooks.brevo.BrevoTrackingWebhookView",
        is_soft=lambda told: told.get("event") == "soft_bounce",
        header="X-Mailin-custom",
        value='{"letter": "%s"}',
    ),
    "mailgun": Provider("anymail.webhooks.mailgun.MailgunTrackingWebhookView", proof="webhook_signing_key"),
    "mailjet": Provider(
        "anymail.webhooks.mailjet.MailjetTrackingWebhookView",
        is_soft=lambda told: told.get("hard_bounce") is False,
        header="X-MJ-EventPayload",
        value='{"letter": "%s"}',
    ),
    "postmark": Provider(
        "anymail.webhooks.postmark.PostmarkTrackingWebhookView",
        is_soft=lambda told: told.get("Type") == "SoftBounce",
        header="X-PM-Metadata-letter",
        value="%s",
    ),
}


def of_this_centre() -> Provider | None:
    """None where no provider is set, or no secret that its calls could prove themselves by."""
    return PROVIDERS.get(settings.WEBHOOK_PROVIDER) if settings.WEBHOOK_SECRET else None


def mark_of(public_id: str) -> dict[str, str]:
    """The header that a letter bears for the provider; none where it needs none."""
    provider = of_this_centre()
    return {provider.header: provider.value % verp.tag(public_id)} if provider and provider.header else {}


@cache
def reader(name: str, secret: str) -> Any:  # noqa: ANN401 - anymail's views carry no types
    """Anymail's view of that provider: it proves a call and reads it. Made once for each value of the settings."""
    provider = PROVIDERS[name]
    return import_string(provider.view)(**{provider.proof: secret})
