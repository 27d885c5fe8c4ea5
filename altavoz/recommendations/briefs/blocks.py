# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page of a brief is made of, in the order of the document. `[^1]` in a text leads to its footnote."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError, StructValue

from altavoz.recommendations.models.records import is_number

FEATURES = ["bold", "italic", "ol", "ul", "link"]
INLINE_FEATURES = ["bold", "italic", "link"]
MARK = re.compile(r"\[\^([0-9A-Za-z*]{1,4})\]")
MOST_ROWS, MOST_CELLS = 60, 12


class PartBlock(StructBlock):
    """Where a part begins; its number is that of the area whose records stand in it."""

    number = IntegerBlock(label=_("Number of the area"), min_value=1, max_value=999, required=False)
    title = CharBlock(label=_("Title"), max_length=300)

    class Meta:
        icon = "title"
        label = _("Part")


class TableBlock(StructBlock):
    """A line for each row, a bar between cells; the first row names the columns."""

    caption = CharBlock(label=_("What the table shows"), max_length=300)
    rows = TextBlock(
        label=_("Rows"),
        rows=6,
        help_text=_("A line for each row, with | between its cells. The first names the columns."),
    )

    class Meta:
        icon = "table"
        label = _("Table")

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        trouble = _trouble_with(cells_of(cleaned["rows"]))
        if trouble:
            raise StructBlockValidationError(block_errors={"rows": ValidationError(trouble)})
        return cleaned


class NoteBlock(StructBlock):
    mark = CharBlock(
        label=_("Mark"), max_length=4, help_text=_("The text leads here where it says [^1], with this mark.")
    )
    text = RichTextBlock(label=_("Text of the footnote"), features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "superscript"
        label = _("Footnote")


def cells_of(rows: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in rows.splitlines() if line.strip()]


def _trouble_with(rows: list[list[str]]) -> str:
    if len(rows) < 2:
        return str(_("A table has a row that names its columns, and at least one more."))
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_CELLS:
        return str(_("That is more than a page can show: at most 60 rows of 12 cells."))
    uneven = [str(place) for place, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    words = _("Each row needs as many cells as the first. Look at: %(rows)s.")
    return str(words) % {"rows": ", ".join(uneven)} if uneven else ""


BRIEF_BLOCKS = [
    ("part", PartBlock()),
    ("heading", CharBlock(label=_("Heading"), max_length=300, icon="title")),
    ("text", RichTextBlock(label=_("Text"), features=FEATURES, icon="pilcrow")),
    ("bullet", RichTextBlock(label=_("One point of a list"), features=INLINE_FEATURES, icon="list-ul")),
    (
        "record",
        CharBlock(
            label=_("Recommendation"),
            max_length=40,
            validators=[is_number],
            icon="tick",
            help_text=_("Its number, such as APG-2018-4.3. It is quoted here as it was published."),
        ),
    ),
    ("table", TableBlock()),
]
NOTE_BLOCKS = [("note", NoteBlock())]
