# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates of cases ask for."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from altavoz.cases.approximate import Known, in_words
from altavoz.cases.countries import country_name

register = template.Library()


@register.filter
def when(known: Known) -> str:
    """A time in words; nothing where nobody knows it."""
    return in_words(known, get_language() or "en") if known.on else ""


@register.filter
def country(code: str) -> str:
    return country_name(code, get_language() or "en")


@register.filter
def spoken(language: str) -> SafeString | str:
    """The attribute that says in which language words stand, where it is not the page's."""
    return "" if language in ("", get_language()) else format_html(' lang="{}"', language)
