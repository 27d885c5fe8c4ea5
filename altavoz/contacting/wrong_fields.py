# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which fields keep the words of a plan from being used: judged when they are written, and again when they go live."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.campaigns.action import Action
from altavoz.campaigns.merge_fields import values_of
from altavoz.contacting.models import PlanText
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place, Problem

# Whom a letter goes to is always known here, other than on the page of an action that asks several.
KNOWN_HERE = frozenset({"office", "salutation"})
# A supporter reads them on the open page before she has said who she is.
PARTS: Mapping[str, Promise] = {
    "subject": gettext_lazy("subject"),
    "message": gettext_lazy("message, without greeting and name"),
    "call_script": gettext_lazy("what to say on the telephone"),
    "post": gettext_lazy("what to write on a social network"),
}


def in_words(words: str, *, part: str = "", values: Sequence[object] | None = None) -> list[Problem]:
    """Without `values` by what is certain for any action; with them by what there is of this one."""
    found = merge_fields.problems(words, where=Place.PAGE, values=values, part=part)
    return [each for each in found if each.name not in KNOWN_HERE]


def in_texts(texts: Sequence[PlanText], action: Action, *, now: datetime) -> list[Problem]:
    """All of a plan, each problem with the text that it stands in."""
    spoken = {text.language for text in texts if any("[[" in words for words in _parts(text).values())}
    known = {language: values_of(action, language=language, now=now) for language in spoken}
    return [problem for text in texts if text.language in spoken for problem in _in_text(text, known[text.language])]


def _in_text(text: PlanText, values: Sequence[object]) -> Iterator[Problem]:
    about = {"language": text.get_language_display(), "stance": text.get_stance_display(), "variant": text.variant}
    for name, words in _parts(text).items():
        part = _("Words in %(language)s, %(stance)s, variant %(variant)s, %(part)s") % {**about, "part": PARTS[name]}
        yield from in_words(words, part=part, values=values)


def _parts(text: PlanText) -> Mapping[str, str]:
    return {name: getattr(text, name) for name in PARTS}
