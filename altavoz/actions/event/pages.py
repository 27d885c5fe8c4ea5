# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.actions.event import machines
from altavoz.actions.event.rows import Event
from altavoz.actions.event.showing import told_on_paper
from altavoz.campaigns.pages import ActionPage


class EventPage(ActionPage):
    """An event, as one language tells it."""

    kind: ClassVar[str] = "event"

    def facts(self) -> tuple[str, ...]:
        event = Event.objects.filter(action=self.action_id).prefetch_related("texts").first()
        return told_on_paper(event, self.told_in) if event else ()

    def schema_things(self, *, address: str, picture: str) -> list[dict[str, Any]]:
        event = Event.objects.filter(action=self.action_id).prefetch_related("texts").first()
        told = machines.event_of(event, self.told_in) if event else {}
        return [{**told, "url": address, "image": [picture], **self._named()}] if told else []

    def _named(self) -> dict[str, Any]:
        said = {"name": self.headline_of(), "description": self.description}
        return {name: words for name, words in said.items() if words}

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
