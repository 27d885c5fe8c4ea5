# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields about whoever takes part or is written to. On an open page they stand for their fallback."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from altavoz.website import merge_fields
from altavoz.website.merge_fields import OF_A_PERSON, Field


@dataclass(frozen=True)
class AboutPerson:
    """What she said of herself; `place` is the place that she named, where the action asks for it."""

    first_name: str = ""
    family_name: str = ""
    place: str = ""


FIELDS = (
    Field(
        "first_name", _("Given name of the reader"), "Ana", AboutPerson, lambda who: who.first_name, where=OF_A_PERSON
    ),
    Field(
        "family_name",
        _("Family name of the reader"),
        "Lima",
        AboutPerson,
        lambda who: who.family_name,
        where=OF_A_PERSON,
    ),
    Field("place", _("Place that the reader named"), "Toronto", AboutPerson, lambda who: who.place, where=OF_A_PERSON),
)


def register_fields() -> None:
    for field in FIELDS:
        merge_fields.register(field)
