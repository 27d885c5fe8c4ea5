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
from altavoz.contacting.rules import languages_of
from altavoz.contacting.stances import Stance
from altavoz.contacting.today import moment


@dataclass(frozen=True)
class Letter:
    """Somebody's letter to one office; `stance` says what that office has done of what is asked."""

    to: Addressee
    stance: Stance
    words: Words
    call_script: str = ""
    post: str = ""
    # What it says in the reader's language, where that is another.
    in_readers_words: Words | None = None


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
    """One to each: in the reader's language, or in the office's where the plan says so, else in the first in which
    there is a text."""
    stance = stances_of(plan, chosen)
    about = _about(plan.action, texts, language)
    read = languages_of(
        {each.office.pk: each.office.institution_id for each in chosen} if plan.in_their_language else {}
    )
    found = []
    for each in chosen:
        theirs = texts_for(texts, each.office.pk)
        sort, wanted = stance[each.office.pk], (*read.get(each.office.pk, ()), language)
        writer = _Writer(each, sort, variant, names, about)
        text = writer.text_in(theirs, spoken_in(theirs, wanted))
        words = in_own_words(plan, writer.words(text), own or Own())
        mine = writer.text_in(theirs, language) if text.language != language else None
        known = mine is not None and bool(mine.message)
        found.append(
            Letter(
                each,
                sort,
                words,
                call_script=writer.words(PlanText(language=text.language, message=text.call_script)).text,
                post=writer.words(PlanText(language=text.language, message=text.post)).text,
                in_readers_words=writer.words(mine) if mine is not None and known else None,
            )
        )
    return found


def texts_for(texts: Sequence[PlanText], office_id: int) -> list[PlanText]:
    """Those that are meant for this office alone; where there are none, those for all."""
    own = [text for text in texts if text.target is not None and text.target.office_id == office_id]
    return own or [text for text in texts if text.target_id is None]


def spoken_in(texts: Sequence[PlanText], wanted: Sequence[str]) -> str:
    """The first of these languages that there is a text in, else that of the first text."""
    there = {text.language for text in texts}
    return next((language for language in wanted if language in there), texts[0].language if texts else wanted[-1])


@dataclass(frozen=True)
class _Writer:
    """What all texts for one office need."""

    to: Addressee
    stance: Stance
    variant: int
    names: Names
    about: tuple[object, ...]

    def text_in(self, texts: Sequence[PlanText], language: str) -> PlanText:
        found = text_for(texts, language=language, stance=self.stance, variant=self.variant)
        return found or PlanText(language=language)

    def words(self, text: PlanText) -> Words:
        return compose(
            text,
            office=self.to.office,
            person=self.to.person,
            language=text.language,
            names=self.names,
            about=self.about,
        )


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
