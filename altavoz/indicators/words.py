# SPDX-License-Identifier: AGPL-3.0-or-later
"""A figure as people read it: number, qualifier and date, in the reader's language."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.indicators import dates
from altavoz.indicators.figures import Known
from altavoz.indicators.models import Indicator, Observation, Qualifier

MEASURED: Mapping[str, Promise] = {
    Indicator.Measure.NUMBER: gettext_lazy("%(number)s"),
    # Translators: a share of a hundred, as your language writes it.
    Indicator.Measure.PERCENT: gettext_lazy("%(number)s%%"),
    Indicator.Measure.PER_DAY: gettext_lazy("%(number)s a day"),
}
QUALIFIED: Mapping[str, Promise] = {
    Qualifier.EXACT: gettext_lazy("%(number)s"),
    Qualifier.ABOUT: gettext_lazy("about %(number)s"),
    Qualifier.AT_LEAST: gettext_lazy("at least %(number)s"),
    Qualifier.MORE_THAN: gettext_lazy("more than %(number)s"),
    Qualifier.NEARLY: gettext_lazy("nearly %(number)s"),
    Qualifier.UP_TO: gettext_lazy("up to %(number)s"),
}


def plain(value: Decimal) -> str:
    """The number alone, in the active language."""
    return str(formats.number_format(value, use_l10n=True, force_grouping=True))


def measured(value: Decimal, measure: str) -> str:
    return str(MEASURED[measure]) % {"number": plain(value)}


def number(row: Observation, indicator: Indicator) -> str:
    """ "more than 34,000", "66.1%", "7 a day", in the active language."""
    return str(QUALIFIED[row.qualifier]) % {"number": measured(row.number, indicator.measure)}


def quoted(known: Known, row: Observation, language: str) -> str:
    """As it stands in a sentence: with its date, and beside it what is said today where the editor allows."""
    with override(language):
        said = {"figure": number(row, known.indicator), "when": dates.words(row, language)}
        newer = known.newer_than(row) if known.indicator.beside_newer else None
        if newer is None:
            return _("%(figure)s (as of %(when)s)") % said
        now = {"newer": number(newer, known.indicator), "then": dates.words(newer, language)}
        return _("%(figure)s (as of %(when)s; as of %(then)s: %(newer)s)") % {**said, **now}


def bounds(row: Observation, indicator: Indicator) -> str:
    """ "between 60 and 72", in the active language; "" where nothing is known of them."""
    if row.low is None or row.high is None:
        return ""
    low, high = (measured(each.normalize() + 0, indicator.measure) for each in (row.low, row.high))
    return _("between %(low)s and %(high)s") % {"low": low, "high": high}
