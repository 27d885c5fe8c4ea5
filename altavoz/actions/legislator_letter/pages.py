# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.tracker import tracker_of
from altavoz.campaigns.pages import ActionPage


class LegislatorLetterPage(ActionPage):
    """A letter among legislators, as one language tells it."""

    kind: ClassVar[str] = "legislator-letter"

    class Meta:
        verbose_name = _("letter among legislators")
        verbose_name_plural = _("letters among legislators")

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        if self.action_id and not kwargs.get("update_fields"):
            CircularLetter.objects.get_or_create(action_id=self.action_id)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        letter = CircularLetter.objects.filter(action=self.action_id).select_related("action", "chamber").first()
        if self.action_id and letter is not None:
            tracker = tracker_of(letter, language=self.told_in, asked=request.GET.dict())
            context["tracker"] = tracker
            asked = {name: value for name, value in vars(tracker.choice).items() if value}
            context["more"] = f"{urlencode(asked)}&" if asked else ""
        return context
