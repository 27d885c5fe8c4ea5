# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write on the screens of an event."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from altavoz.actions.event.linking import possible
from altavoz.actions.event.planning import Facts, Words, local
from altavoz.actions.event.rows import MOST_PLACES, Event, EventHandOver
from altavoz.deliveries.models import HandOver
from altavoz.organisations.staff.day_inputs import MomentInput

# The base class is generic for the type checker alone.
if TYPE_CHECKING:
    ChosenField = forms.ModelMultipleChoiceField[HandOver]
else:
    ChosenField = forms.ModelMultipleChoiceField

LANGUAGES = tuple(settings.LANGUAGES)
WORDS = (
    ("place", _("Place, as everybody may know it"), 300, ""),
    ("accessibility", _("Accessibility: steps, toilets, interpreters, quiet rooms"), 2000, ""),
    ("safety", _("Staying safe: what to bring, what to leave at home, whom to ask"), 2000, ""),
    ("way_in", _("Way in: told to those who confirmed, and to nobody else"), 2000, ""),
)
CHANGED = _("What has changed, in a sentence to those who said yes")


class HourField(forms.Field):
    """A day and an hour on the clock of the place."""

    def __init__(self, **options: Any) -> None:  # Any: the base class's own options
        widget = MomentInput()
        super().__init__(widget=widget, **options)

    def to_python(self, value: object) -> datetime | None:
        if not value:
            return None
        try:
            return datetime.fromisoformat(str(value)).replace(tzinfo=None)
        except ValueError:
            raise forms.ValidationError(_("This is no day with an hour."), code="invalid") from None


class EventFactsForm(forms.Form):
    begins = HourField(label=_("Begins"))
    ends = HourField(label=_("Ends"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=lambda: [(z, z) for z in sorted(available_timezones())])
    only_day_known = forms.BooleanField(label=_("Only the day is known"), required=False)
    capacity = forms.IntegerField(
        label=_("How many people fit in"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("Leave it empty where everybody has room. Who comes later waits, and moves up in order."),
    )
    online = forms.URLField(
        label=_("Online address: told to those who confirmed, and to nobody else"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, event: Event | None, zone: str) -> None:
        super().__init__(data, initial=_initial(event, zone))
        for code, name in LANGUAGES:
            for field, label, longest, _nothing in WORDS:
                widget = forms.TextInput if field == "place" else forms.Textarea(attrs={"rows": 3})
                self.fields[f"{field}_{code}"] = forms.CharField(
                    label=f"{name}: {label}", required=False, max_length=longest, widget=widget
                )
        for code, name in LANGUAGES if event else ():
            self.fields[f"changed_{code}"] = forms.CharField(label=f"{name}: {CHANGED}", required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        zone = said.get("zone")
        for name in ("begins", "ends"):
            if zone and said.get(name):
                said[name] = local(said[name], zone)
                if said[name] is None:
                    self.add_error(name, _("This hour does not exist there: the clocks jump over it that night."))
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("It ends before it begins."))
        if not said.get("online") and not any(said.get(f"place_{code}") for code, _name in LANGUAGES):
            self.add_error(None, _("Say where it is: a place, an online address, or both."))
        return said

    def facts(self) -> Facts:
        said = self.cleaned_data
        return Facts(
            begins_at=said["begins"],
            ends_at=said["ends"],
            zone=said["zone"],
            only_day_known=said["only_day_known"],
            capacity=said["capacity"],
            online=said["online"],
            words={
                code: Words(**{field: said[f"{field}_{code}"] for field, *_rest in WORDS}) for code, _name in LANGUAGES
            },
            changed={code: said.get(f"changed_{code}", "") for code, _name in LANGUAGES},
        )


class CancelForm(forms.Form):
    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for code, name in LANGUAGES:
            self.fields[f"words_{code}"] = forms.CharField(label=name, required=False, max_length=500)

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"words_{code}"] for code, _name in LANGUAGES}


class HandOverField(ChosenField):
    def label_from_instance(self, obj: HandOver) -> str:
        return f"{obj.action.name}, {obj.number}" + (f" ({obj.on:%Y-%m-%d})" if obj.on else "")


class LinkForm(forms.Form):
    hand_overs = HandOverField(
        label=_("What was handed over here"),
        queryset=HandOver.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, event: Event) -> None:
        linked = EventHandOver.objects.filter(event=event).values_list("hand_over", flat=True)
        super().__init__(data, initial={"hand_overs": list(linked)})
        field = self.fields["hand_overs"]
        if isinstance(field, HandOverField):
            field.queryset = possible(event.action.organisation_id)


def _initial(event: Event | None, zone: str) -> dict[str, object]:
    if event is None:
        return {"zone": zone}
    there = event.time_zone
    told = {text.language: text for text in event.texts.all()}
    words = {f"{field}_{code}": getattr(text, field) for code, text in told.items() for field, *_rest in WORDS}
    return {
        "begins": event.begins_at.astimezone(there).replace(tzinfo=None),
        "ends": event.ends_at.astimezone(there).replace(tzinfo=None),
        "zone": event.zone,
        "only_day_known": event.only_day_known,
        "capacity": event.capacity,
        "online": event.online,
        **words,
    }
