# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public form of the kinds that reach offices: to whom, in which way, with which words, and what came of it."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy

from altavoz.contacting.models import Plan, PlanText
from altavoz.contacting.ways import ContactWay
from altavoz.participation.fields import LineField, Translated, is_readable_text
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

    def __init__(self, *, label: Translated) -> None:
        super().__init__(
            max_length=LONGEST_MESSAGE,
            required=False,
            validators=[is_readable_text],
            label=label,
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

    ways: tuple[ContactWay, ...] = (
        ContactWay.CENTRE,
        ContactWay.OWN_MAIL,
        ContactWay.OFFICE_FORM,
        ContactWay.PRINT,
    )

    @cached_property
    def plan(self) -> Plan:
        """The action's plan; one that nobody has written yet offers every way and asks the action's targets."""
        rows = Plan.objects.filter(action=self.action).select_related("body", "supports")
        return rows.prefetch_related("texts").first() or Plan(action=self.action)

    @cached_property
    def texts(self) -> list[PlanText]:
        return list(self.plan.texts.all()) if self.plan.pk else []
