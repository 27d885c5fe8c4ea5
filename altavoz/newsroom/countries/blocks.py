# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an editor puts on top of a country's page, and in which order its sections stand."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, PageChooserBlock, StructBlock

from altavoz.newsroom.countries.sections import NAMES

# A case is never pinned: Wagtail's index of references would know it.
PINNED = [
    "campaigns.ActionPage",
    "campaigns.CampaignPage",
    "newsroom.PostPage",
    "recommendations.BriefPage",
    "website.PlainPage",
]


class PinBlock(StructBlock):
    page = PageChooserBlock(page_type=PINNED, label=_("Page"))
    words = CharBlock(label=_("One sentence on why it stands here"), max_length=200, required=False)

    class Meta:
        icon = "pin"
        label = _("Pin")


class OrderBlock(StructBlock):
    section = ChoiceBlock(choices=list(NAMES.items()), label=_("Section"))
    left_out = BooleanBlock(label=_("Leave it out"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Section")


PIN_BLOCKS = [("pin", PinBlock())]
ORDER_BLOCKS = [("section", OrderBlock())]
