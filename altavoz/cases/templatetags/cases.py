# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates of cases ask for."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.cases.countries import country_name
from altavoz.cases.models import Fact
from altavoz.cases.telling import markup
from altavoz.cases.telling.story import TimelineLine
from altavoz.cases.telling.values import PublicFact
from altavoz.cases.times.approximate import Known, in_words

register = template.Library()

FACT_LABELS: Mapping[str, Promise] = {
    Fact.Sort.WHERE: _("Where it happened"),
    Fact.Sort.ORGANISATION: _("Organisation in contact"),
}


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


@register.filter
def timeline(lines: Iterable[TimelineLine]) -> SafeString:
    return markup.timeline(lines)


@register.filter
def fact_label(fact: PublicFact) -> str:
    """What the public reads before a fact; staff read more, for they choose by it."""
    return str(FACT_LABELS.get(fact.sort, fact.label))
