# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class WritePage(ActionPage):
    """Write to your representative, as one language tells it."""

    kind: ClassVar[str] = "write"

    class Meta:
        verbose_name = _("letter to representatives")
        verbose_name_plural = _("letters to representatives")
