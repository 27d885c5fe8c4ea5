# SPDX-License-Identifier: AGPL-3.0-or-later
from wagtail.models import Page


class BasePage(Page):
    """What every public page of the centre is."""

    class Meta:
        abstract = True
