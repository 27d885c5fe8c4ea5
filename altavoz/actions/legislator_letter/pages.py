# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.actions.legislator_letter.letter import CircularLetter
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
