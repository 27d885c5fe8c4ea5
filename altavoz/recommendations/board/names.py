# SPDX-License-Identifier: AGPL-3.0-or-later
"""What many parties and areas are called in one language, with a few queries however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from altavoz.decision_makers.directory import BodyText, in_language
from altavoz.decision_makers.models import Office, OfficeText
from altavoz.recommendations.models import Area, AreaText, Party, PartyText

Names = dict[int, str]


def party_names(ids: Collection[int], language: str | None = None) -> Names:
    """As `Party.name` gives them."""
    rows = list(Party.objects.filter(pk__in=ids).values_list("pk", "body", "office"))
    bodies = _chosen(
        BodyText.objects.filter(body__in=[body for _pk, body, _office in rows if body]).values_list(
            "body", "language", "name"
        ),
        language,
    )
    offices = _offices([office for _pk, _body, office in rows if office], language)
    own = _chosen(PartyText.objects.filter(party__in=ids).values_list("party", "language", "name"), language)
    return {pk: bodies.get(body) or offices.get(office) or own.get(pk, "") for pk, body, office in rows}


def area_names(ids: Collection[int], language: str | None = None) -> Names:
    named = _chosen(AreaText.objects.filter(area__in=ids).values_list("area", "language", "name"), language)
    return {pk: named.get(pk) or title for pk, title in Area.objects.filter(pk__in=ids).values_list("pk", "title")}


def _offices(ids: Collection[int], language: str | None) -> Names:
    if not ids:
        return {}
    titled = _chosen(OfficeText.objects.filter(office__in=ids).values_list("office", "language", "title"), language)
    return {pk: titled.get(pk) or body for pk, body in Office.objects.filter(pk__in=ids).values_list("pk", "body")}


def _chosen(texts: Iterable[tuple[int, str, str]], language: str | None) -> Names:
    by_row: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, spoken, name in texts:
        by_row[pk][spoken] = name
    return {pk: in_language(names, language, "") for pk, names in by_row.items()}
