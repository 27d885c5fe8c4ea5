# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever has signed never finds herself under another letter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from altavoz.actions.joint_letter import writing
from altavoz.actions.joint_letter.models import JointLetter
from altavoz.actions.joint_letter.testing import make_invitation, make_letter, two_sign
from altavoz.actions.joint_letter.writing import HEAD_FIELDS, TEXT_FIELDS, Facts, Texts, Wrote
from altavoz.decision_makers.testing import make_office
from altavoz.participation.testing import SPRING

pytestmark = pytest.mark.django_db


def texts_of(letter: JointLetter) -> Texts:
    return {row.language: {name: getattr(row, name) for name in TEXT_FIELDS} for row in letter.texts.all()}


def heads_of(letter: JointLetter, **more: str) -> Texts:
    heads = letter.letterheads.all()
    return {row.language: {name: getattr(row, name) for name in HEAD_FIELDS} | more for row in heads}


def written(letter: JointLetter, facts: Facts, texts: Texts, heads: Texts) -> Wrote:
    return writing.write(letter.action, facts=facts, texts=texts, heads=heads, now=SPRING)


def test_what_was_signed_stays_and_its_dates_may_move() -> None:
    letter = make_letter(languages=("en", "fr"))
    two_sign(make_invitation(letter))
    texts, heads, facts = texts_of(letter), heads_of(letter), Facts(dated=letter.dated)
    other_words = {code: {**said, "demands": "Give them away."} for code, said in texts.items()}
    assert written(letter, facts, other_words, heads) is Wrote.LOCKED
    assert written(letter, facts, texts, heads_of(letter, called="Another house")) is Wrote.LOCKED
    assert written(letter, replace(facts, office=make_office()), texts, heads) is Wrote.LOCKED
    assert written(letter, replace(facts, deadline=SPRING + timedelta(days=9)), texts, heads) is Wrote.DONE
    letter.refresh_from_db()
    assert (letter.office_id, letter.deadline) == (None, SPRING + timedelta(days=9))
