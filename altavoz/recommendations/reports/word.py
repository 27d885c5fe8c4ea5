# SPDX-License-Identifier: AGPL-3.0-or-later
"""The report as a .docx: a zip of a few XML files, which is all that a text with headings needs."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from altavoz.recommendations.reports.shadow import Report

# XML 1.0 has no place for these.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
    'core-properties+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
OF_DOCUMENT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
SIZES = {"Title": 40, "Heading1": 28, "Heading2": 22}


def docx_of(report: Report) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/_rels/document.xml.rels", OF_DOCUMENT)
        package.writestr("word/styles.xml", _styles(report.language))
        package.writestr("docProps/core.xml", _core(report))
        body = "".join(_paragraphs(report))
        package.writestr(
            "word/document.xml", f'{HEAD}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def _paragraphs(report: Report) -> Iterator[str]:
    yield _paragraph(report.title, "Title")
    for words in (*report.notes, report.stamp, report.address):
        yield _paragraph(words)
    for part in report.parts:
        yield _paragraph(part.title, "Heading1")
        yield _paragraph(part.source)
        for each in part.asked:
            yield _paragraph(each.number, "Heading2")
            yield _paragraph(each.text, language=each.language)
            yield _paragraph(each.to)
            for view in each.views:
                yield _paragraph(view.head, bold=True)
                for words in (view.words, *view.evidence):
                    yield _paragraph(words) if words else ""


def _paragraph(words: str, style: str = "", *, bold: bool = False, language: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = ("<w:b/>" if bold else "") + (f'<w:lang w:val="{language}"/>' if language else "")
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(
        escape(FORBIDDEN.sub("", each)) for each in words.splitlines()
    )
    return f'<w:p>{styled}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def _styles(language: str) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_usual(name)}"/><w:pPr>'
        f'<w:keepNext/><w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, (name, size) in enumerate(SIZES.items())
    )
    usual = f'<w:rPr><w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr>'
    defaults = f"<w:docDefaults><w:rPrDefault>{usual}</w:rPrDefault></w:docDefaults>"
    return f'{HEAD}<w:styles xmlns:w="{MAIN}">{defaults}{headings}</w:styles>'


def _usual(name: str) -> str:
    """As word processors call it: "heading 1"."""
    return name.replace("Heading", "heading ")


def _core(report: Report) -> str:
    names = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    facts = f"<dc:title>{escape(report.title)}</dc:title><dc:language>{escape(report.language)}</dc:language>"
    return f"{HEAD}<cp:coreProperties {names}>{facts}</cp:coreProperties>"
