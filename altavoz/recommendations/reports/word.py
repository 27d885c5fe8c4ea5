# SPDX-License-Identifier: AGPL-3.0-or-later
"""The report as a .docx: a zip of a few XML files, which is all that a text with headings needs."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from altavoz.recommendations.reports.shadow import Report
from altavoz.website.docx import HEAD, MAIN, OFFICE, SECTION, foot, safe, write, xml

TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
    'core-properties+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
OF_DOCUMENT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)
# By size in half points: how much room there is above.
HEADINGS = {"Title": (40, 0), "Heading1": (28, 480), "Heading2": (22, 320)}
SMALL = '<w:sz w:val="18"/>'
# What follows it stands on the same page.
BOUND = "<w:keepNext/>"
STYLES = (
    ("Small", "Small", "", SMALL),
    ("Published", "Text as published", BOUND, ""),
    ("Asked", "Who is asked", BOUND, SMALL),
    ("View", "Assessment", f'{BOUND}<w:spacing w:before="60" w:after="0"/><w:ind w:left="284"/>', "<w:b/>"),
    ("Unsaid", "No assessment", '<w:spacing w:before="60"/><w:ind w:left="284"/>', ""),
    ("Said", "Words of an assessment", '<w:ind w:left="284"/>', ""),
    ("Proof", "Evidence", '<w:spacing w:after="60"/><w:ind w:left="284"/>', SMALL),
)


def docx_of(report: Report) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        write(package, "[Content_Types].xml", TYPES)
        write(package, "_rels/.rels", RELATIONS)
        write(package, "word/_rels/document.xml.rels", OF_DOCUMENT)
        write(package, "word/styles.xml", _styles(report.language))
        write(package, "word/footer1.xml", foot(report.stamp, _("Page {page} of {pages}")))
        write(package, "docProps/core.xml", _core(report))
        write(
            package, "word/document.xml", xml("document", f"<w:body>{''.join(_paragraphs(report))}{SECTION}</w:body>")
        )
    return out.getvalue()


def _paragraphs(report: Report) -> Iterator[str]:
    yield _paragraph(report.title, "Title")
    for words in report.notes:
        yield _paragraph(words)
    yield _paragraph(report.address, "Small")
    for part in report.parts:
        yield _paragraph(part.title, "Heading1")
        yield _paragraph(part.source, "Asked")
        for each in part.asked:
            yield _paragraph(each.number, "Heading2")
            yield _paragraph(each.text, "Published", language=each.language)
            yield _paragraph(each.to, "Asked")
            for view in each.views:
                # Bound to nothing where nothing follows: otherwise whole pages would hang together.
                yield _paragraph(view.head, "View" if view.words or view.evidence else "Unsaid")
                yield _paragraph(view.words, "Said") if view.words else ""
                yield from (_paragraph(words, "Proof") for words in view.evidence)


def _paragraph(words: str, style: str = "", *, language: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    spoken = f'<w:rPr><w:lang w:val="{language}"/></w:rPr>' if language else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(safe(each) for each in words.splitlines())
    return f'<w:p>{styled}<w:r>{spoken}<w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def _styles(language: str) -> str:
    headings = "".join(
        _style(
            name,
            _usual(name),
            f'{BOUND}<w:spacing w:before="{above}" w:after="80"/><w:outlineLvl w:val="{level}"/>',
            f'<w:b/><w:sz w:val="{size}"/>',
        )
        for level, (name, (size, above)) in enumerate(HEADINGS.items())
    )
    fonts = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman" w:eastAsia="MS Mincho"/>'
    usual = f'<w:rPr>{fonts}<w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr>'
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:style>'
    )
    defaults = f"<w:docDefaults><w:rPrDefault>{usual}</w:rPrDefault></w:docDefaults>"
    rest = "".join(_style(*each) for each in STYLES)
    return f'{HEAD}<w:styles xmlns:w="{MAIN}">{defaults}{normal}{headings}{rest}</w:styles>'


def _style(name: str, called: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _usual(name: str) -> str:
    """As word processors call it: "heading 1"."""
    return name.replace("Heading", "heading ")


def _core(report: Report) -> str:
    names = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    facts = f"<dc:title>{safe(report.title)}</dc:title><dc:language>{report.language}</dc:language>"
    return f"{HEAD}<cp:coreProperties {names}>{facts}</cp:coreProperties>"
