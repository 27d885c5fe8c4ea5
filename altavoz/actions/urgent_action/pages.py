# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class UrgentActionPage(ActionPage):
    """An urgent action, as one language tells it."""

    kind: ClassVar[str] = "urgent_action"

    class Meta:
        verbose_name = _("urgent action")
        verbose_name_plural = _("urgent actions")
