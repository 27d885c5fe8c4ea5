# SPDX-License-Identifier: AGPL-3.0-or-later
"""The vocabulary is published as it is used."""

from pathlib import Path

from django.utils.translation import override

from altavoz.cases.vocabulary import BY_SLUG, KINDS

PUBLISHED = Path(__file__).parents[3] / "docs" / "use" / "vocabulary.md"


def test_every_kind_is_published_in_three_languages_with_what_it_rests_on() -> None:
    published = PUBLISHED.read_text()
    for kind in KINDS:
        labels = []
        for language in ("en", "fr", "es"):
            with override(language):
                labels.append(str(kind.label))
        rests_on = f"[{kind.instrument.name}]({kind.instrument.url}), {kind.articles}"
        assert f"| `{kind.slug}` | {' | '.join(labels)} | {rests_on} |" in published
    assert len(BY_SLUG) == len(KINDS)
