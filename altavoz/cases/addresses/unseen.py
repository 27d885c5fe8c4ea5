# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wagtail's lists and choosers of pages do not show the addresses of cases."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from altavoz.cases.pages import CasePage


def without_cases(_parent: Page, pages: "QuerySet[Page]", _request: HttpRequest) -> "QuerySet[Page]":
    return pages.not_type(CasePage)  # type: ignore[attr-defined,no-any-return]  # Wagtail's own queryset


def not_to_be_chosen(pages: "QuerySet[Page]", _request: HttpRequest) -> "QuerySet[Page]":
    return pages.not_type(CasePage)  # type: ignore[attr-defined,no-any-return]  # Wagtail's own queryset


def register() -> None:
    hooks.register("construct_explorer_page_queryset", without_cases)
    hooks.register("construct_page_chooser_queryset", not_to_be_chosen)
