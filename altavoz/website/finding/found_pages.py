# SPDX-License-Identifier: AGPL-3.0-or-later
"""Findables that are Wagtail pages: what all of them have in common."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from altavoz.website.finding import keeping
from altavoz.website.finding.register import BEGINNING, Draft, Findable, register
from altavoz.website.pages import BasePage, PlainPage, PrivacyPage

# What stands for a figure or a name in a text is looked for by nobody.
MERGED = re.compile(r"\[\[[^\]]*\]\]|\{\{[^}]*\}\}")
CHANGED = "said_at"
STAMP = ("url_path", "latest_revision_created_at")


def public_pages(model: type[BasePage]) -> "QuerySet[Any]":
    """Live ones of the centre's languages that anybody may open, with when they were last published."""
    never = Value(BEGINNING, output_field=DateTimeField())
    told = model._default_manager.filter(live=True, alias_of=None, locale__language_code__in=dict(settings.LANGUAGES))
    anybody: QuerySet[Any] = told.filter(pk__in=Page.objects.public()) if _is_any_closed() else told
    dated: QuerySet[Any] = anybody.annotate(**{CHANGED: Coalesce("last_published_at", "first_published_at", never)})
    return dated


def draft_of(page: BasePage, *, text: Iterable[str] = (), **more: Any) -> Draft | None:
    """Nothing where the page has no address."""
    parts = page.get_url_parts()
    if parts is None or not parts[2]:
        return None
    body = "\n".join([page.search_description, *text, *blocks_of(page)])
    more.setdefault("at", page.first_published_at)
    return Draft(
        row=page.pk,
        page=page.pk,
        language=page.locale.language_code,
        title=plain(page.title),
        url=parts[2],
        teaser=plain(more.pop("teaser", "") or page.description or getattr(page, "lead", "")),
        text=plain(body),
        **more,
    )


def blocks_of(page: BasePage) -> list[str]:
    """All words in the page's blocks, as their editors wrote them."""
    fields = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [str(words) for field in fields for words in field.get_searchable_content(getattr(page, field.name))]


def plain(text: str) -> str:
    return MERGED.sub(" ", strip_tags(text)).strip()


def of_pages(kind: str, label: Promise, model: type[BasePage], *, order: int = 50, is_fed: bool = True) -> Findable:
    """For pages of which nothing more is to be said than they say themselves."""

    def rows(_now: datetime) -> "QuerySet[Any]":
        return public_pages(model).select_related("locale")

    def tell(pages: Sequence[BasePage], _now: datetime) -> Iterable[Draft]:
        found = (draft_of(page, text=[getattr(page, "lead", "")]) for page in pages)
        return [draft for draft in found if draft is not None]

    return Findable(
        kind=kind, label=label, rows=rows, tell=tell, changed=CHANGED, stamp=STAMP, order=order, is_fed=is_fed
    )


def register_pages() -> None:
    register(of_pages("page", _("About us"), PlainPage, order=90, is_fed=False))
    register(of_pages("privacy", _("privacy notice"), PrivacyPage, order=95, is_fed=False))


def forget_gone_page(*, instance: Page, **_signal: object) -> None:
    """A receiver of Wagtail's signals: what is no longer public is found no longer, from that moment on."""
    keeping.forget_page(instance.pk)


def _is_any_closed() -> bool:
    """Asked for each look: a page that was closed a moment ago is public to nobody."""
    return bool(PageViewRestriction.objects.exists())
