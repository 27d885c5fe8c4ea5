# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter as a DOCX: the few parts that WordprocessingML asks for, written out, so that no library is needed.

Headings, the list of demands and the language are marked as such, so that a screen reader and an editor find them.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from xml.sax.saxutils import quoteattr

from django.utils.translation import gettext as _

from altavoz.actions.joint_letter.plain import enclosed_line, head_lines, signed_lines
from altavoz.actions.joint_letter.sheet import Sheet, Signature
from altavoz.website.docx import MEDIA_TYPE, SECTION, WIDE, foot, safe, write, xml

__all__ = ["MEDIA_TYPE", "docx_of"]

# As in the PDF: more signatures than this are smaller, and three stand side by side.
MANY = 60
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
}


def docx_of(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, source in PARTS.items():
            fixed = (files(__package__) / "ooxml" / source).read_text()
            write(package, name, fixed.replace("{language}", sheet.language))
        write(package, "word/document.xml", _document(sheet))
        write(package, "word/footer1.xml", foot(sheet.mark, _("Page {page} of {pages}")))
        write(package, "docProps/core.xml", _core(sheet))
    return out.getvalue()


def _document(sheet: Sheet) -> str:
    words = sheet.words
    parts = [
        _heads(sheet),
        _lines("Place", [words.place_and_date]),
        _lines("Block", words.to),
        _lines("Title", [words.title]),
        _lines("", [words.salutation]),
        *(_lines("", [part]) for part in words.body),
        *(_lines("Demand", [each]) for each in words.demands),
        *(_lines("", [part]) for part in words.ending),
        _lines("", [words.closing]),
        _signatures(sheet.chairs),
        _signatures(sheet.others),
        _lines("", [sheet.joined] if sheet.joined else []),
        *(_lines("Small", [_("Enclosure: %(title)s") % {"title": enclosed_line(each)}]) for each in words.enclosures),
        _lines("Small", [_("Copy to: %(names)s") % {"names": "; ".join(words.cc)}] if words.cc else []),
    ]
    return xml("document", f"<w:body>{''.join(parts)}{SECTION}</w:body>")


def _heads(sheet: Sheet) -> str:
    """Side by side, each in its own language, with a rule below them."""
    heads = [_lines("Head", head_lines(each), language=each.language, strong=True) for each in sheet.words.heads]
    return _table([heads], len(heads), ruled=True) if heads else ""


def _signatures(signatures: Sequence[Signature]) -> str:
    across, style = (3, "SignedSmall") if len(signatures) > MANY else (2, "Signed")
    signed = [_signed(each, style) for each in signatures]
    rows = [signed[place : place + across] for place in range(0, len(signed), across)]
    return _table(rows, across) + _lines("", [""]) if rows else ""


def _signed(each: Signature, style: str) -> str:
    """A person's name stands out; an organisation that signs without one is not a person."""
    return _lines(style, signed_lines(each), strong=bool(each.name))


def _table(rows: Sequence[Sequence[str]], across: int, *, ruled: bool = False) -> str:
    width = WIDE // across
    grid = f'<w:gridCol w:w="{width}"/>' * across
    rule = '<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="4" w:color="55494E"/></w:tblBorders>'
    looks = f'<w:tblW w:w="{width * across}" w:type="dxa"/>{rule if ruled else ""}<w:tblLayout w:type="fixed"/>'
    inner = "".join(_row([*row, *[""] * (across - len(row))], width) for row in rows)
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def _row(cells: Iterable[str], width: int) -> str:
    # A cell without a paragraph is one that Word refuses to open.
    drawn = (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner or "<w:p/>"}</w:tc>' for inner in cells)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(drawn)}</w:tr>"


def _lines(style: str, lines: Iterable[str], *, language: str = "", strong: bool = False) -> str:
    """One paragraph of one or more lines, the first of them strong or not; nothing where there is none."""
    shown = [line for each in lines for line in each.split("\n")]
    if not shown:
        return ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(_runs(shown, language, strong=strong))}</w:p>"


def _runs(lines: list[str], language: str, *, strong: bool) -> Iterator[str]:
    spoken = f"<w:lang w:val={quoteattr(language)}/>" if language else ""
    for place, line in enumerate(lines):
        before = "<w:br/>" if place else ""
        looks = f"{'<w:b/>' if strong and not place else ''}{spoken}"
        told = f"<w:rPr>{looks}</w:rPr>" if looks else ""
        yield f'<w:r>{told}{before}<w:t xml:space="preserve">{safe(line)}</w:t></w:r>'


def _core(sheet: Sheet) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{safe(sheet.words.title)}</dc:title><dc:creator>{safe(sheet.keeper)}</dc:creator>"
        f"<dc:language>{sheet.language}</dc:language><cp:version>{sheet.number}</cp:version></cp:coreProperties>"
    )
