# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from altavoz.website.finding import indexing, searching, stems
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.searching import Question
from altavoz.website.testing import make_home, make_page, translate

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def titles(words: str, *, language: str = "es", kind: str = "") -> list[str]:
    answer = searching.search(Question(words, language, kind), page=1, now=NOW)
    return [entry.title for entry in answer.entries]


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("es", "desaparicion", "Desapariciones"),
        ("es", "DESAPARECIDAS", "desaparecidos"),
        ("es", "derecho", "derechos"),
        ("es", "nino", "niñas"),
        ("es", "mujer", "mujeres"),
        ("fr", "disparitions", "disparition"),
        ("fr", "disparue", "disparus"),
        ("fr", "detention", "Détentions"),
        ("fr", "journal", "journaux"),
        ("fr", "disparu", "disparus"),
        ("fr", "policier", "policières"),
        ("en", "disappearance", "disappeared"),
        ("en", "killing", "killings"),
        ("en", "policies", "policy"),
    ],
)
def test_accents_and_endings_are_forgiven_in_each_language(language: str, typed: str, written: str) -> None:
    (one,), (other,) = stems.words_of(typed), stems.words_of(written)
    assert set(stems.stems_of(one, language)) & set(stems.stems_of(other, language))


@pytest.mark.django_db
def test_what_is_published_is_found_in_its_language_and_once_unpublished_no_longer() -> None:
    page = make_page(make_home("es"), title="The disappeared", text="Two brothers from Iguala.")
    twin = translate(page, "es", title="Las desaparecidas de Iguala")
    indexing.index_everything(now=NOW)
    assert titles("DESAPARECIDOS iguala") == ["Las desaparecidas de Iguala"]
    assert titles("brother", language="en") == ["The disappeared"]
    assert titles("brother", language="en", kind="privacy") == []
    twin.refresh_from_db()
    twin.unpublish()
    assert titles("desaparecidos") == []
    assert not Entry.objects.filter(page=twin.pk).exists()
