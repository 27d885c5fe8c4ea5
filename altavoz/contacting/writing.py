# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters that a post or a page is about: one to each office, in the supporter's words as far as she may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from altavoz.campaigns.action import Action
from altavoz.campaigns.merge_fields import values_of
from altavoz.contacting import stances
from altavoz.contacting.addressees import Addressee
from altavoz.contacting.composing import NOBODY, Names, Words, compose, takes_fields, text_for
from altavoz.contacting.models import Plan, PlanText
from altavoz.contacting.stances import Stance
from altavoz.contacting.today import moment


@dataclass(frozen=True)
class Letter:
    """Somebody's letter to one office; `stance` says what that office has done of what is asked."""

    to: Addressee
    stance: Stance
    words: Words
    call_script: str = ""


@dataclass(frozen=True)
class Own:
    """What a supporter wrote herself. `subject` and `text` are empty where she wrote nothing."""

    subject: str = ""
    text: str = ""


def stances_of(plan: Plan, chosen: Sequence[Addressee]) -> Mapping[int, Stance]:
    ids = [each.office.pk for each in chosen]
    if plan.supports is None:
        return dict.fromkeys(ids, Stance.UNKNOWN)
    return stances.stances(plan.supports.kind, plan.supports.pk, ids)


def letters(
    plan: Plan,
    texts: Sequence[PlanText],
    chosen: Sequence[Addressee],
    *,
    language: str,
    variant: int = 0,
    own: Own | None = None,
    names: Names = NOBODY,
) -> list[Letter]:
    """One to each, in that language, else in the first in which the plan has a text."""
    stance = stances_of(plan, chosen)
    about = _about(plan.action, texts, language)
    spoken = language if any(text.language == language for text in texts) or not texts else texts[0].language
    found = []
    for each in chosen:
        text = text_for(texts, language=spoken, stance=stance[each.office.pk], variant=variant)
        text = text or PlanText(language=spoken)
        words = compose(text, office=each.office, person=each.person, language=spoken, names=names, about=about)
        words = in_own_words(plan, words, own or Own())
        script = compose(
            PlanText(message=text.call_script),
            office=each.office,
            person=each.person,
            language=spoken,
            names=names,
            about=about,
        )
        found.append(Letter(each, stance[each.office.pk], words, call_script=script.text))
    return found


def _about(action: Action, texts: Sequence[PlanText], language: str) -> tuple[object, ...]:
    """What the fields of the texts may need of the action; asked for only where there are such fields."""
    return values_of(action, language=language, now=moment()) if takes_fields(texts) else ()


def in_own_words(plan: Plan, words: Words, own: Own) -> Words:
    """As much of her own as the plan lets in; what is fixed is put in here, whatever came from the page."""
    if plan.edits == Plan.Edits.FIXED or not (own.text or own.subject):
        return words
    if plan.edits == Plan.Edits.OWN_WORDS:
        return words.saying(f"{words.text}\n\n{own.text}") if own.text else words
    return words.saying(own.text or words.text, subject=own.subject)
