# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a story is made of. Each block has one template, and no block may stand inside another."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError, StructValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PLAIN_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class PlainTextBlock(RichTextBlock):
    """Text without headings: for a place that has its heading already."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": PLAIN_FEATURES, "label": _("Text"), **options})


class QuoteBlock(StructBlock):
    quote = TextBlock(label=_("What was said"), rows=3)
    who = CharBlock(label=_("Who said it"), max_length=120)
    role = CharBlock(label=_("Role, place or date"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "website/blocks/quote.html"


class PictureBlock(StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(label=_("What the picture shows, for people who do not see it"), max_length=250)
    caption = CharBlock(label=_("Caption"), max_length=250, required=False)
    credit = CharBlock(label=_("Credit: who made it"), max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "website/blocks/picture.html"


class FigureBlock(StructBlock):
    """A number is never shown without its source and its date."""

    number = CharBlock(label=pgettext_lazy("of a figure", "Number"), max_length=20)
    label = CharBlock(label=_("What it counts"), max_length=140)
    source = CharBlock(label=_("Source"), max_length=160)
    date = CharBlock(label=_("As of"), max_length=40)
    url = URLBlock(label=_("Address of the source"), required=False)


class FiguresBlock(StructBlock):
    figures = ListBlock(FigureBlock(), min_num=1, max_num=4, label=_("Figures"))

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "website/blocks/figures.html"


class DocumentBlock(StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(label=_("Title"), max_length=160)
    note = CharBlock(label=_("Author, language, date"), max_length=160, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "website/blocks/document.html"


class CallToActBlock(StructBlock):
    """A button to the form of this page; where a page has none, to another page."""

    words = CharBlock(label=_("One sentence before the button"), max_length=200, required=False)
    button = CharBlock(label=_("Words on the button"), max_length=40)
    page = PageChooserBlock(label=_("Another page (empty: the form of this one)"), required=False)

    class Meta:
        icon = "pick"
        label = _("Call to act")
        template = "website/blocks/call_to_act.html"


class NoticeBlock(StructBlock):
    """A remark that is set apart: what changed, where to find help, how to write safely."""

    title = CharBlock(label=_("Title"), max_length=100)
    text = PlainTextBlock()
    url = URLBlock(label=_("Address to read more"), required=False)
    link = CharBlock(label=_("Words of the link"), max_length=80, required=False)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "website/blocks/notice.html"

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if bool(cleaned.get("url")) != bool(cleaned.get("link")):
            words = ValidationError(_("An address needs the words of its link, and the words need an address."))
            raise StructBlockValidationError(block_errors={"link": words})
        return cleaned


STORY_BLOCKS = [
    ("text", RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow")),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("figures", FiguresBlock()),
    ("document", DocumentBlock()),
    ("call_to_act", CallToActBlock()),
    ("notice", NoticeBlock()),
]
