# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.actions.solidarity.drive import Drive
from altavoz.campaigns.pages import ActionPage


class SolidarityPage(ActionPage):
    """A solidarity drive, as one language tells it."""

    kind: ClassVar[str] = "solidarity"

    class Meta:
        verbose_name = _("solidarity drive")
        verbose_name_plural = _("solidarity drives")

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        if self.action_id and not kwargs.get("update_fields"):
            Drive.objects.get_or_create(action_id=self.action_id)
