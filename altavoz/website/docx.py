# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every DOCX of ours has: A4 with a foot that says what it is and which page, in parts that a zip holds."""

import re
import zipfile
from xml.sax.saxutils import escape

from altavoz.website.typesetting import UNSEEN

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The same text is the same file, whenever it was made.
DAY = (1980, 1, 1, 0, 0, 0)
# These have no place in XML at all.
FORBIDDEN = re.compile("[\ufffe\uffff\ud800-\udfff]")
# Between the margins, in twentieths of a point.
WIDE = 9412
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def write(package: zipfile.ZipFile, name: str, content: str) -> None:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, content.encode())


def xml(root: str, inner: str) -> str:
    return f'{HEAD}<w:{root} xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{inner}</w:{root}>'


def safe(text: str) -> str:
    return escape(FORBIDDEN.sub("", UNSEEN.sub(" ", text)))


def foot(mark: str, page: str) -> str:
    """`mark` to the left; to the right `page`, a sentence with "{page}" and "{pages}", which the program fills in."""
    sentence = safe(page)
    for name, field in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        sentence = sentence.replace(name, f"</w:t></w:r>{_field(field)}<w:r>{_TEXT}")
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDE}"/></w:tabs>'
    said = f"<w:r>{_TEXT}{safe(mark)}</w:t></w:r><w:r><w:tab/></w:r><w:r>{_TEXT}{sentence}</w:t></w:r>"
    return xml("ftr", f'<w:p><w:pPr><w:pStyle w:val="Small"/>{tab}</w:pPr>{said}</w:p>')


_TEXT = '<w:t xml:space="preserve">'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
