# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public form of the kinds that reach offices: to whom, in which way, with which words, and what came of it."""

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.contacting.addressees import Addressee, addressees, chosen, offices_of
from altavoz.contacting.composing import Names
from altavoz.contacting.models import Plan, PlanText
from altavoz.contacting.today import today_of
from altavoz.contacting.ways import POSSIBLE, ContactWay, Result
from altavoz.contacting.writing import Letter, Own, letters
from altavoz.participation.fields import LineField, is_readable_text
from altavoz.participation.forms import TakePartForm
from altavoz.personal_data.public_ids import LENGTH

LONGEST_MESSAGE = 4000
# More ids than this are no choice of a person; they are not even looked up.
MOST_IDS = 500
TOO_LONG = gettext_lazy("This is too long: %(limit_value)d letters at most.")


class OfficesField(forms.Field):
    """Public ids of the offices, as often as they came; what is none is left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: object) -> list[str]:
        came = value if isinstance(value, list | tuple) else []
        return list(dict.fromkeys(str(each) for each in came[:MOST_IDS] if len(str(each)) == LENGTH))


class MessageField(forms.CharField):
    """Plain text of several lines. Whatever it holds is text: nobody ever reads it as anything else."""

    def __init__(self, **options: Any) -> None:  # Any: the base class’s own options
        super().__init__(
            max_length=LONGEST_MESSAGE,
            required=False,
            validators=[is_readable_text],
            **options,
            error_messages={
                "max_length": TOO_LONG,
                "null_characters_not_allowed": gettext_lazy(
                    "There is a sign in here that we cannot read. Please type it again."
                ),
            },
        )

    def to_python(self, value: object) -> str:
        # Browsers send two signs for the end of a line and count one.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ContactForm(TakePartForm):
    """Taking part by reaching offices. A kind's own form names its `ways`; the plan says which of them it offers."""

    office = OfficesField()
    way = forms.CharField(required=False)
    variant = forms.IntegerField(required=False, min_value=0, max_value=1000)
    subject = LineField(
        label=gettext_lazy("Subject"),
        max_length=200,
        required=False,
        required_message=gettext_lazy("Please write a subject."),
    )
    body = MessageField(label=gettext_lazy("Your message"))
    result = forms.CharField(required=False)
    by_day = forms.DateField(required=False, error_messages={"invalid": gettext_lazy("Please choose a day.")})
    # Whom she chose besides, to reach one after the other.
    later = OfficesField()

    ways: tuple[ContactWay, ...] = (
        ContactWay.CENTRE,
        ContactWay.OWN_MAIL,
        ContactWay.OFFICE_FORM,
        ContactWay.PRINT,
    )

    @cached_property
    def plan(self) -> Plan:
        return plan_of(self.action)

    @cached_property
    def texts(self) -> list[PlanText]:
        return list(self.plan.texts.all()) if self.plan.pk else []

    @classmethod
    def offered_by(cls, plan: Plan) -> tuple[ContactWay, ...]:
        """The ways of this kind that the plan offers."""
        return tuple(way for way in cls.ways if plan.offers(way))

    @property
    def offered(self) -> tuple[ContactWay, ...]:
        return self.offered_by(self.plan)

    @property
    def onwards(self) -> str:
        later = [("office", each) for each in self.cleaned_data["later"]]
        by = [("by", "call")] if self.data.get("by") == "call" else []
        variant = self.cleaned_data["variant"] or 0
        return f"?{urlencode([*later, ('v', variant), *by])}" if later else ""

    def clean_office(self) -> list[Addressee]:
        """All that were chosen; where the action itself names whom it asks, those are who is written to."""
        ids: list[str] = self.cleaned_data["office"]
        if not ids and self.plan.body_id is None:
            ids = list(offices_of(self.plan).values_list("public_id", flat=True)[: self.plan.most_at_once])
        if not ids:
            raise forms.ValidationError(_("Please choose first whom you want to reach."), code="required")
        if len(ids) > self.plan.most_at_once:
            raise forms.ValidationError(self._too_many(len(ids)), code="too_many")
        offices = chosen(self.plan, ids)
        if len(offices) < len(ids):
            raise forms.ValidationError(
                _("An office that you chose is not among those that this action asks. Please choose again."),
                code="unknown",
            )
        return list(addressees(offices, today_of(self.action)))

    def clean_way(self) -> ContactWay:
        """The button that sends through the centre says so itself, whatever else was chosen before it was pressed.

        Where nothing was said, it is the first that is offered: whoever presses Enter means the first button. Whoever
        says that she sent it herself does not mean that one.
        """
        said = self._pressed() or self.cleaned_data["way"]
        possible = self.offered
        if not said and (self.data.get("result") or self.data.get("done")):
            possible = tuple(way for way in possible if way not in (ContactWay.CENTRE, ContactWay.PLEDGE))
            if len(possible) > 1:
                raise forms.ValidationError(_("Please say how you sent it."), code="required")
        found = next((way for way in possible if said in ("", way.value)), None)
        if found is None:
            raise forms.ValidationError(_("This way is not offered here. Please choose another."), code="unknown")
        return found

    def clean_variant(self) -> int:
        return self.cleaned_data["variant"] or 0

    def clean(self) -> dict[str, object]:
        said = super().clean() or self.cleaned_data
        way = said.get("way")
        if way == ContactWay.CENTRE:
            self._check_addresses(said.get("office") or [])
            self._check_words(said)
        elif way is not None:
            self._check_result(way, said)
        return dict(said)

    def _pressed(self) -> str:
        """What the button itself says, whatever else was chosen before."""
        if self.data.get("by_centre"):
            return ContactWay.CENTRE.value
        return ContactWay.PLEDGE.value if self.data.get("promise") else ""

    def letters(self) -> list[Letter]:
        """What the valid form asks to have sent: one letter to each office."""
        said = self.cleaned_data
        return letters(
            self.plan,
            self.texts,
            said["office"],
            language=self.language,
            variant=said["variant"],
            own=Own(said["subject"], said["body"]),
            names=Names(said["given_name"], said["family_name"]),
        )

    def _too_many(self, number: int) -> str:
        return ngettext(
            "You chose %(number)d offices, and only %(most)d can be reached at once. Nothing is lost: take some away.",
            "You chose %(number)d offices, and only %(most)d can be reached at once. Nothing is lost: take some away.",
            self.plan.most_at_once,
        ) % {"number": number, "most": self.plan.most_at_once}

    def _check_addresses(self, chosen_ones: list[Addressee]) -> None:
        without = [each.office.title(self.language) for each in chosen_ones if not each.email]
        if without:
            told = {"offices": ", ".join(without)}
            self.add_error("way", _("No e-mail address is known of: %(offices)s. Please use another way.") % told)

    def _check_words(self, said: dict[str, object]) -> None:
        """In the end every letter has a subject and something to say, whether the plan's or hers."""
        cleared = "body" in self.data and "body" in said and not said["body"] and self.plan.edits == Plan.Edits.FREE
        if cleared or ("body" in said and not self.texts and not said["body"]):
            self.add_error("body", _("Please write something: an empty letter moves nobody."))
        if "subject" in said and not self.texts and not said["subject"]:
            self.add_error("subject", _("Please write a subject."))

    def _check_result(self, way: ContactWay, said: dict[str, object]) -> None:
        possible = POSSIBLE.get(ContactWay(str(way)), frozenset({Result.SENT}))
        result = next(iter(possible)) if len(possible) == 1 else said.get("result")
        if result not in possible:
            self.add_error("result", _("Please say what came of it."))
        said["result"] = result
        if way == ContactWay.PLEDGE:
            self._check_day(said.get("by_day"))
        else:
            said["by_day"] = None

    def _check_day(self, by_day: object) -> None:
        today, last = today_of(self.action), day_in(self.action.closes_at, self.action.zone)
        if not isinstance(by_day, date) or by_day < today:
            self.add_error("by_day", _("Please say by which day you will write."))
        elif last is not None and by_day > last:
            self.add_error("by_day", _("That is too late: please choose a day on which one may still write."))


def plan_of(action: Action) -> Plan:
    """The action's plan; where nobody has written one, every way is offered and the action's targets are asked."""
    rows = Plan.objects.filter(action=action).select_related("body", "supports")
    return rows.prefetch_related("texts__target").first() or Plan(action=action)
