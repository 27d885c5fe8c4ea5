# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of fields beside an editor's text, each with its label, an example and whether it needs a fallback."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel

from altavoz.website.merge_fields import Family, Field, Place, fields_for

TEMPLATE = "website/staff/merge_fields.html"


@dataclass(frozen=True)
class Offered:
    """`typed` is what the editor types; `example` what a reader may then see."""

    typed: str
    label: str
    example: str


def offered(place: Place) -> list[Offered]:
    return [_offered(each, place) for each in fields_for(place)]


def list_of_fields(place: Place) -> SafeString:
    """For a form that is no page's, beside its text."""
    return render_to_string(TEMPLATE, {"offered": offered(place)})


class MergeFieldsPanel(Panel):
    """The list as a panel of the page editor."""

    def __init__(self, *, place: Place, **options: Any) -> None:
        super().__init__(**options)
        self.place = place

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "place": self.place}

    class BoundPanel(Panel.BoundPanel):
        template_name = TEMPLATE

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "offered": offered(self.panel.place)}


def _offered(each: Field[Any] | Family, place: Place) -> Offered:
    if isinstance(each, Family):
        return Offered(each.typed or f"[[{each.prefix}:…]]", str(each.label), str(each.example))
    typed = f"[[{each.name}]]" if place in each.always else f"[[{each.name}|…]]"
    return Offered(typed, str(each.label), str(each.example))
