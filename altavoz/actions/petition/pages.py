# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class PetitionPage(ActionPage):
    """A petition, as one language tells it."""

    kind: ClassVar[str] = "petition"

    class Meta:
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")
