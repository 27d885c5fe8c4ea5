# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class CallPage(ActionPage):
    """Call your representative, as one language tells it."""

    kind: ClassVar[str] = "call"

    class Meta:
        verbose_name = _("call to representatives")
        verbose_name_plural = _("calls to representatives")
