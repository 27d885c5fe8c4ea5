# SPDX-License-Identifier: AGPL-3.0-or-later
"""Countries and languages to choose from, in the language of whoever reads, with a word for none of them."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.countries import country_name
from altavoz.participation import countries

Choices = list[tuple[str, str | Promise]]
ANY = _("Any")
NOT_KNOWN = _("Not known, or several")


def any_country() -> Choices:
    return [("", ANY), *_countries()]


def any_language() -> Choices:
    return [("", ANY), *settings.LANGUAGES]


def known_country() -> Choices:
    return [("", NOT_KNOWN), *_countries()]


def known_language() -> Choices:
    return [("", NOT_KNOWN), *settings.LANGUAGES]


def _countries() -> Choices:
    language = get_language() or settings.LANGUAGE_CODE
    named = sorted((country_name(code, language), code) for code in countries.codes())
    return [(code, name) for name, code in named]
