# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the templates of this room ask for, in the active language."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from altavoz.indicators import dates, machines, words
from altavoz.indicators.figures import Known
from altavoz.indicators.models import Indicator, Observation
from altavoz.website.sharing.machines import as_element

register = template.Library()


@register.filter
def figure(row: Observation, indicator: Indicator) -> str:
    """ "more than 34,000"."""
    return words.number(row, indicator)


@register.filter
def when(row: Observation) -> str:
    return dates.words(row, _language())


@register.filter
def said(indicator: Indicator, name: str) -> str:
    return indicator.said(name, _language())


@register.filter
def newest(known: Known) -> Observation | None:
    """Of its own place; where it is known for states alone, the newest of those."""
    return known.latest or next(iter(known.areas[-1:]), None)


@register.simple_tag
def dataset(known: Known, country: str) -> SafeString:
    """For machines that look for data."""
    return as_element(machines.dataset_of(known, country=country, language=_language()))


def _language() -> str:
    return get_language() or "en"
