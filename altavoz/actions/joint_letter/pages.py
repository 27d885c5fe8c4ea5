# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.pages import ActionPage


class JointLetterPage(ActionPage):
    """A joint letter, as one language tells of it."""

    kind: ClassVar[str] = "joint_letter"

    class Meta:
        verbose_name = _("joint letter")
        verbose_name_plural = _("joint letters")
