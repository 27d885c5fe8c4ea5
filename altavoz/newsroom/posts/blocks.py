# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a post is made of beyond any story: an action and a case in their place, and what was changed since.

A case stands here by its code alone. What a reader sees is asked of its public page each time, and is nothing once
the case is taken down; Wagtail's own index of references never learns of it.
"""

from datetime import datetime
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, DateBlock, PageChooserBlock, StructBlock
from wagtail.blocks.struct_block import StructValue

from altavoz.campaigns import listing
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.cases.models import Case
from altavoz.cases.telling.listing import heads
from altavoz.website.blocks import STORY_BLOCKS, PlainTextBlock

Context = dict[str, Any]  # Any: what a template is given
is_code = RegexValidator(r"\A[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\Z", _("The code of a case, as its page shows it."))


class ActionBlock(StructBlock):
    """Shown in the language of the post and as it stands now, whichever language's page was chosen."""

    page = PageChooserBlock(page_type="campaigns.ActionPage", label=_("Action"))

    class Meta:
        icon = "pick"
        label = _("Action")
        template = "newsroom/blocks/action.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        told = _told(parent_context)
        context["row"] = _row(value["page"].pk, *told) if told and value["page"] else None
        return context


class CaseBlock(StructBlock):
    code = CharBlock(label=_("Code of the case"), max_length=40, validators=[is_code])
    goes_with_it = BooleanBlock(
        label=_("This post says who is at risk: when the case is taken down, so is the post"),
        required=False,
        default=True,
    )

    class Meta:
        icon = "user"
        label = _("Case")
        template = "newsroom/blocks/case.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        told = _told(parent_context)
        context["case"] = _case(value["code"], *told) if told else None
        return context


class ChangeBlock(StructBlock):
    """What came later, or what was wrong: it is added and dated, and the text is not changed in silence."""

    date = DateBlock(label=_("Date"))
    text = PlainTextBlock()

    class Meta:
        template = "newsroom/blocks/change.html"


POST_BLOCKS = [*STORY_BLOCKS, ("action", ActionBlock()), ("case", CaseBlock())]
CHANGE_BLOCKS = [
    ("update", ChangeBlock(label=_("Update"), icon="plus")),
    ("correction", ChangeBlock(label=_("Correction"), icon="warning")),
]


def _told(context: Context | None) -> tuple[str, datetime] | None:
    """The language of the post and the time, where a post is being shown."""
    return (context["language"], context["now"]) if context and "language" in context and "now" in context else None


def _row(page_id: int, language: str, now: datetime) -> listing.ActionRow | None:
    number = ActionPage.objects.filter(pk=page_id).values_list("action", flat=True).first()
    hidden = [Action.State.PREPARING, Action.State.TAKEN_DOWN]
    action = Action.objects.filter(pk=number).exclude(state__in=hidden).first()
    return listing.row_of(action, language=language, now=now) if action else None


def _case(code: str, language: str, now: datetime) -> object:
    """Only where the public may read of it now, and has a page for it in that language."""
    found = heads(Case.objects.filter(code=code.upper()), language=language, now=now, most=1)
    return found[0] if found and found[0].url else None
