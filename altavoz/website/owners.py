# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose page one of Wagtail's own screens is about, for the entry of what staff did there."""

from django.urls import ResolverMatch
from wagtail.models import Page

from altavoz.website.pages import BasePage


def owner_of_page(match: ResolverMatch) -> int | None:
    number = match.kwargs.get("page_id") if match.view_name.startswith("wagtailadmin_pages:") else None
    page = Page.objects.filter(pk=number).first() if number else None
    told = page.specific if page is not None else None
    return told.belongs_to() if isinstance(told, BasePage) else None
