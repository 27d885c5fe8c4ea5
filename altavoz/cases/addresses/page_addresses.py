# SPDX-License-Identifier: AGPL-3.0-or-later
"""Making and removing the addresses of a case, in all languages of the centre."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Page

from altavoz.cases.going_public import showing
from altavoz.cases.models.case import Case
from altavoz.cases.pages import CaseIndexPage, CasePage
from altavoz.website import generations, going
from altavoz.website.pages import HomePage

SLUG = "cases"


def make(case: Case, *, now: datetime) -> int:
    """An address in each language in which the centre has a home; those that are there stay. Says how many are new."""
    homes = list(HomePage.objects.filter(live=True).select_related("locale").order_by("path"))
    told = {page.locale_id: page for page in CasePage.objects.filter(case=case)}
    key = next((page.translation_key for page in told.values()), uuid.uuid4())
    made = 0
    for home in homes:
        if home.locale_id in told or home.locale.language_code not in dict(settings.LANGUAGES):
            continue
        with transaction.atomic():
            page = CasePage(case=case, title=case.code, slug=case.code.lower(), locale=home.locale, translation_key=key)
            page.live, page.first_published_at, page.last_published_at = True, now, now
            _index_below(home, now=now).add_child(instance=page)
        made += 1
    showing.changed(case.public_id)
    generations.touch(generations.SITE)
    return made


def make_pages(case: Case, now: datetime) -> None:
    """For the register of what is done when a case is published."""
    make(case, now=now)


def remove(case: Case, *, now: datetime) -> int:
    """Every page of the case with its aliases, and all that Wagtail might have written down of it."""
    pages = list(CasePage.objects.filter(case=case))
    for page in pages:
        going.take_away(page, now=now)
    if pages:
        showing.changed(case.public_id)
    return len(pages)


def _index_below(home: HomePage, *, now: datetime) -> CaseIndexPage:
    found: CaseIndexPage | None = CaseIndexPage.objects.child_of(home).first()
    if found is not None:
        return found
    twin = CaseIndexPage.objects.first()
    with override(home.locale.language_code):
        title = gettext("People at risk")
    is_taken = Page.objects.child_of(home).filter(slug=SLUG).exists()
    index = CaseIndexPage(
        title=title,
        slug=f"{SLUG}-{uuid.uuid4().hex[:6]}" if is_taken else SLUG,
        locale=home.locale,
        translation_key=twin.translation_key if twin else uuid.uuid4(),
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    home.add_child(instance=index)
    return index
