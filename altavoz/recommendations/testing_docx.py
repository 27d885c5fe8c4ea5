# SPDX-License-Identifier: AGPL-3.0-or-later
"""A .docx for tests, made of the XML of its paragraphs."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = (
    '<w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Prrafo"><w:name w:val="List Bullet"/></w:style>'
)
LINK = '<Relationship Id="rId9" Target="https://example.org/register" TargetMode="External"/>'


def p(words: str, style: str = "") -> str:
    """`words` may hold XML of runs; plain words are put into one."""
    said = words if words.startswith("<") else f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{said}</w:p>"


def t(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def note_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def make_docx(body: str, *, notes: Mapping[int, str] | None = None) -> bytes:
    written = "".join(f'<w:footnote w:id="{number}">{p(words)}</w:footnote>' for number, words in (notes or {}).items())
    return zipped(
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {SPACES}>{written}</w:footnotes>",
            "word/_rels/footnotes.xml.rels": f"<Relationships>{LINK}</Relationships>",
        }
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return into.getvalue()


# A whole brief: a heading in another language's style, a bullet that a page has split, a footnote with a link, a table.
BRIEF = make_docx(
    p("1. Looms")
    + p(t("Looms were taken away.") + note_mark(2))
    + p("Recommendations:", "Ttulo9")
    + p("With regard to the register:")
    + p("Publish the register of looms, with the day on which", "Prrafo")
    + p("each was taken away.")
    + p("Ask the Mill owners to bring them back.", "Prrafo")
    + f"<w:tbl><w:tr><w:tc>{p('Town')}</w:tc><w:tc>{p('Looms')}</w:tc></w:tr>"
    + f"<w:tr><w:tc>{p('Lodz')}</w:tc><w:tc>{p('40')}</w:tc></w:tr></w:tbl>"
    + p("Wages", "Ttulo1")
    + p("As a result, we ask you to pay the weavers every week."),
    notes={2: f'<w:hyperlink r:id="rId9">{t("The register")}</w:hyperlink>{t(", page 3.")}'},
)
