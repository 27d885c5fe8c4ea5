# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the pages of documents are."""

from collections.abc import Collection

from altavoz.recommendations.models import Document
from altavoz.recommendations.pages import BriefPage


def address_of(document: Document, language: str) -> str:
    """In that language, else in the document's own; empty where neither is public."""
    return addresses_of([document], language).get(document.pk, "")


def addresses_of(documents: Collection[Document], language: str) -> dict[int, str]:
    """By the number of the document, with one query; those without a public page are not in it."""
    spoken = {each.pk: each.language for each in documents}
    live = BriefPage.objects.live().filter(document__in=spoken, told_in__in={language, *spoken.values()})
    found = {(page.document_id, page.told_in): page for page in live}
    pages = {pk: found.get((pk, language)) or found.get((pk, own)) for pk, own in spoken.items()}
    return {pk: str(page.url or "") for pk, page in pages.items() if page}
