# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class EventPage(ActionPage):
    """An event, as one language tells it."""

    kind: ClassVar[str] = "event"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
