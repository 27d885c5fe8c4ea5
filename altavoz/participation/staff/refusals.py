# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reasons for refusal that a moderator may choose from, in each language."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet

from altavoz.participation.models import RefusalReason


class RefusalReasons(ModelViewSet):
    model = RefusalReason
    name = "refusal_reasons"
    url_prefix = "refusal-reasons"
    icon = "clipboard-list"
    menu_label = _("Reasons for refusal")
    menu_order = 750
    add_to_settings_menu = True
    list_display: ClassVar = ["__str__", "place", "offered"]
    ordering: ClassVar = ["place", "pk"]
    panels: ClassVar = [
        HelpPanel(
            content=_("Why a reason for signing is not shown. The person who wrote it may read this on her own page.")
        ),
        FieldRowPanel([FieldPanel("place"), FieldPanel("offered")]),
        InlinePanel("texts", heading=_("Words, for each language"), label=_("Words"), min_num=1),
    ]
