# SPDX-License-Identifier: AGPL-3.0-or-later
"""The main menu and the footer, as staff wrote them, in each language."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from altavoz.organisations.models import LANGUAGES
from altavoz.website import generations
from altavoz.website.menu_forms import MenuForm

# Nothing that a browser would run, and no address that only looks like one of ours.
LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:|tel:|/(?!/))\S+\Z|/\Z")


class MenuItem(ClusterableModel):
    """One line of a menu: to a page (shown in a language once that page is live in it) or to an address."""

    class Place(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Footer")

    place = models.CharField(
        pgettext_lazy("place of a menu", "where"), max_length=8, choices=Place.choices, default=Place.MAIN
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    page = models.ForeignKey(
        Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page, in any language")
    )
    url = models.CharField(_("or an address"), max_length=250, blank=True)

    base_form_class = MenuForm

    class Meta:
        ordering = ["place", "order", "pk"]
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, url="") | (Q(page__isnull=True) & ~Q(url="")),
                name="menu_item_leads_to_one_thing",
                violation_error_message=_("Choose a page or write an address: one of the two."),
            )
        ]

    def __str__(self) -> str:
        labels = [label.text for label in self.labels.all()]
        return labels[0] if labels else str(self.page or self.url)

    def clean(self) -> None:
        super().clean()
        if self.url and not LEADS_SOMEWHERE.match(self.url):
            raise ValidationError({"url": _("Write an address that begins with https://, mailto:, tel: or a slash.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        generations.touch(generations.SITE)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        gone: tuple[int, dict[str, int]] = super().delete(*args, **kwargs)
        generations.touch(generations.SITE)
        return gone


class MenuLabel(models.Model):
    item = ParentalKey(MenuItem, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    text = models.CharField(_("words"), max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "language"], name="one_label_a_language")]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class MenuLink:
    text: str
    url: str


def links(place: MenuItem.Place, *, language: str) -> list[MenuLink]:
    """The lines of a menu that lead somewhere in this language."""
    return all_links(language=language)[place]


def all_links(*, language: str) -> dict[MenuItem.Place, list[MenuLink]]:
    """Every menu at once: each page shows them all."""
    items = list(MenuItem.objects.select_related("page").prefetch_related("labels"))
    pages = _live_pages([item.page.translation_key for item in items if item.page], language)
    found: dict[MenuItem.Place, list[MenuLink]] = {place: [] for place in MenuItem.Place}
    for item in items:
        link = _link(item, pages, language)
        if link.url and link.text:
            found[MenuItem.Place(item.place)].append(link)
    return found


def _link(item: MenuItem, pages: dict[Any, Page], language: str) -> MenuLink:
    label = next((label.text for label in item.labels.all() if label.language == language), "")
    page = pages.get(item.page.translation_key) if item.page else None
    return MenuLink(text=label or (page.title if page else ""), url=(page.url or "") if page else item.url)


def _live_pages(keys: list[Any], language: str) -> dict[Any, Page]:
    if not keys:
        return {}
    pages = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    return {page.translation_key: page for page in pages.select_related("locale")}
