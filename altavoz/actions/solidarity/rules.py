# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a recipient asks of who writes, in sentences that stand before the form, and the one that we can check."""

import re
from collections.abc import Iterator

from babel import Locale
from django.utils.translation import gettext as _

from altavoz.actions.solidarity.drive import Recipient
from altavoz.campaigns.action import Action
from altavoz.campaigns.asking import askers_of

# Shorter names ("We", "ICJ") stand in too many innocent words to be looked for in the middle of one.
SHORTEST = 3


def in_words(recipient: Recipient, *, organisations: tuple[str, ...], language: str) -> tuple[str, ...]:
    """In the active language, which `language` names; what is dangerous first."""
    return tuple(_in_words(recipient, organisations, language))


def _in_words(recipient: Recipient, organisations: tuple[str, ...], language: str) -> Iterator[str]:
    if not recipient.may_name_us and organisations:
        yield _("Please do not name %(organisation)s: the name alone could put them in danger.") % {
            "organisation": ", ".join(organisations)
        }
    if recipient.reads:
        reads = Locale.parse(language).languages.get(recipient.reads, recipient.reads)
        yield _("They read %(language)s. Words in another language travel with a translation.") % {"language": reads}
    if recipient.religion == Recipient.Religion.AVOID:
        yield _("Please leave religion out: no blessings, no prayers, no religious signs.")
    if recipient.religion == Recipient.Religion.WELCOME:
        yield _("A blessing or a prayer is welcome, if that is your way.")
    if not recipient.takes_pictures:
        yield _("Words only, please: no drawings and no photographs.")
    yield from recipient.more_rules(language)


def names_us(action: Action, recipient: Recipient, *texts: str) -> str:
    """The name of an organisation that may not be named to this recipient and is; nothing where all is well."""
    if recipient.may_name_us:
        return ""
    whole = " ".join(texts).casefold()
    return next((name for name in sorted(_all_names(action)) if _stands_in(name, whole)), "")


def organisations_of(action: Action, language: str) -> tuple[str, ...]:
    asking = [each.organisation for each in askers_of(action)] or [action.organisation]
    return tuple(dict.fromkeys(each.name(language) for each in asking))


def _all_names(action: Action) -> set[str]:
    asking = [action.organisation, *(each.organisation for each in askers_of(action))]
    return {text.name for each in asking for text in each.texts.all() if len(text.name) >= SHORTEST}


def _stands_in(name: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", whole) is not None
