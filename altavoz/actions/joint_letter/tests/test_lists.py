# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to ask, from a pasted list; and in which order they stand."""

from datetime import timedelta

import pytest

from altavoz.actions.joint_letter import inviting, ordering
from altavoz.actions.joint_letter.inviting import Asked
from altavoz.actions.joint_letter.testing import make_letter
from altavoz.outbox.models import Letter
from altavoz.participation.testing import SPRING


def test_a_list_is_read_however_it_was_copied() -> None:
    listed = inviting.read_list(
        "Weavers’ Union; a@example.org\nLoom, Thread & Co., b@example.org\nSpinners\tc@example.org\n\n"
        "Carders <d@example.org>\nno address here\nd@example.org"
    )
    assert [each.name for each in listed.asked] == ["Weavers’ Union", "Loom, Thread & Co.", "Spinners", "Carders"]
    assert [each.email for each in listed.asked] == [f"{name}@example.org" for name in "abcd"]
    assert listed.unread == (6, 7)


@pytest.mark.django_db
def test_an_organisation_is_asked_once_and_reminded_every_second_day() -> None:
    letter = make_letter()
    asked = [Asked("Spinners", "a@example.org"), Asked("spinners", "b@example.org")]
    invited = inviting.invite(letter, asked, language="fr", by=None, now=SPRING)
    assert (invited.new, invited.before) == (1, ("spinners",))
    assert inviting.invite(letter, asked, language="fr", by=None, now=SPRING).new == 0
    assert [inviting.remind(letter, now=SPRING + timedelta(days=day)) for day in (1, 2, 4)] == [1, 0, 1]
    assert sorted(Letter.objects.values_list("kind", flat=True)) == [
        "joint-invitation", "joint-reminder", "joint-reminder",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Écluse", "The Loom", "Zebra", "Ткачи"]),
        ("fr", ["L’Atelier", "Les Bobines", "Écluse", "Zèbre"]),
        ("es", ["El Nido", "Ñandú", "La Oca"]),
    ],
)
def test_names_stand_in_the_order_of_their_language(language: str, names: list[str]) -> None:
    assert sorted({*names}, key=lambda name: ordering.place_in(name, language)) == names
