# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the page of a document is."""

from altavoz.recommendations.models import Document
from altavoz.recommendations.pages import BriefPage


def address_of(document: Document, language: str) -> str:
    """In that language, else in the document's own; empty where neither is public."""
    live = BriefPage.objects.live().filter(document=document, told_in__in=(language, document.language))
    pages = {page.told_in: page for page in live}
    page = pages.get(language) or pages.get(document.language)
    return str(page.url or "") if page else ""
