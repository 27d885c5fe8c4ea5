# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that another room uses too, in another sense."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from altavoz.campaigns.counts import Why
from altavoz.participation.models import Participation


@pytest.mark.parametrize(("language", "many", "one"), [("fr", "retirées", "retirée"), ("es", "retiradas", "retirada")])
def test_many_signatures_and_one_agree_with_their_word(language: str, many: str, one: str) -> None:
    with override(language):
        assert str(Why.WITHDRAWN.label) == many
        assert str(Participation.State.WITHDRAWN.label) == one


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "may be handed to these addressees: Head of the Mint; 2 others"),
        ("fr", "remis aux destinataires suivants\xa0: Head of the Mint\xa0; 2 autres"),
        ("es", "entregarse a estos destinatarios: Head of the Mint; 2 más"),
    ],
)
def test_whom_a_name_may_go_to_needs_no_article(language: str, words: str) -> None:
    form = {"show_name": {"value": ""}, "hand_over": {"value": ""}}
    about = {"view": {"first_target": "Head of the Mint", "other_targets": 2}, "form": form}
    with override(language):
        assert words in render_to_string("participation/_choices.html", about)
