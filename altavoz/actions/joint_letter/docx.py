# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter as a DOCX: the few parts that WordprocessingML asks for, written out, so that no library is needed.

Headings, the list of demands and the language are marked as such, so that a screen reader and an editor find them.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from altavoz.actions.joint_letter.plain import enclosed_line, head_lines, signed_lines
from altavoz.actions.joint_letter.sheet import Sheet, Signature
from altavoz.website.typesetting import UNSEEN

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The same letter is the same file, whenever it was made.
DAY = (1980, 1, 1, 0, 0, 0)
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
            _write(package, name, fixed.replace("{language}", sheet.language))
        _write(package, "word/document.xml", _document(sheet))
        _write(package, "word/footer1.xml", _footer(sheet))
        _write(package, "docProps/core.xml", _core(sheet))
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, content: str) -> None:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, content.encode())


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
        *(_lines("Signed", signed_lines(each)) for each in sheet.chairs),
        _table(sheet.others),
        _lines("", [sheet.joined] if sheet.joined else []),
        *(_lines("Small", [_("Enclosure: %(title)s") % {"title": enclosed_line(each)}]) for each in words.enclosures),
        _lines("Small", [_("Copy to: %(names)s") % {"names": "; ".join(words.cc)}] if words.cc else []),
    ]
    return _xml("document", f"<w:body>{''.join(parts)}{SECTION}</w:body>")


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def _xml(root: str, inner: str) -> str:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:{root} xmlns:w="{NAMESPACE}" xmlns:r="{relations}">{inner}</w:{root}>'


def _heads(sheet: Sheet) -> str:
    """Side by side, each in its own language."""
    heads = sheet.words.heads
    cells = [_cell(_lines("Head", head_lines(head), language=head.language), 9412 // len(heads)) for head in heads]
    return _row_table([cells]) if cells else ""


def _table(signatures: Iterable[Signature]) -> str:
    cells = [_cell(_lines("Signed", signed_lines(each)), 4706) for each in signatures]
    rows = [cells[place : place + 2] for place in range(0, len(cells), 2)]
    return _row_table(rows) + _lines("", [""]) if rows else ""


def _row_table(rows: Iterable[list[str]]) -> str:
    inner = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>{inner}</w:tbl>'


def _cell(inner: str, width: int) -> str:
    # A cell without a paragraph is one that Word refuses to open.
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner or "<w:p/>"}</w:tc>'


def _lines(style: str, lines: Iterable[str], *, language: str = "") -> str:
    """One paragraph of one or more lines; nothing where there is none."""
    shown = [line for each in lines for line in each.split("\n")]
    if not shown:
        return ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(_runs(shown, language))}</w:p>"


def _runs(lines: list[str], language: str) -> Iterator[str]:
    spoken = f"<w:rPr><w:lang w:val={quoteattr(language)}/></w:rPr>" if language else ""
    for place, line in enumerate(lines):
        before = "<w:br/>" if place else ""
        yield f'<w:r>{spoken}{before}<w:t xml:space="preserve">{_safe(line)}</w:t></w:r>'


def _safe(text: str) -> str:
    return escape(UNSEEN.sub(" ", text))


def _footer(sheet: Sheet) -> str:
    return _xml("ftr", _lines("Small", [sheet.mark]))


def _core(sheet: Sheet) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_safe(sheet.words.title)}</dc:title><dc:creator>{_safe(sheet.keeper)}</dc:creator>"
        f"<dc:language>{sheet.language}</dc:language><cp:version>{sheet.number}</cp:version></cp:coreProperties>"
    )
