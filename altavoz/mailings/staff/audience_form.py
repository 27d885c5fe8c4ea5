# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom a mailing is for. What is left empty narrows nothing."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_choices
from altavoz.contacting import stances
from altavoz.mailings.drafts.drafting import Aim
from altavoz.mailings.models import Mailing
from altavoz.mailings.readers import audience
from altavoz.mailings.staff.what_form import ActionField, choose_from
from altavoz.supporters.models import Network

if TYPE_CHECKING:
    NetworksBase = forms.ModelMultipleChoiceField[Network]
else:
    NetworksBase = forms.ModelMultipleChoiceField


def _countries() -> list[tuple[str, str]]:
    return list(country_choices(get_language() or settings.LANGUAGE_CODE))


class AudienceForm(forms.Form):
    networks = NetworksBase(
        label=_("Who joined one of these networks"),
        queryset=Network.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all networks of this organisation that carry such a mailing."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Who reads one of these languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all."),
    )
    topics = forms.MultipleChoiceField(
        label=_("Whose network is about one of these topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    countries = forms.MultipleChoiceField(
        label=_("Who lives in one of these countries"),
        choices=_countries,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("None chosen: everywhere. To choose several, hold Ctrl (on a Mac: Command) as you choose."),
    )
    took_part_in = ActionField(label=_("Who took part in"), empty_label=_("any action, or none"))
    everybody_who_acted = forms.BooleanField(
        label=_("Also who took part and is in no network"),
        required=False,
        help_text=_("Its form told them that they would hear what becomes of it. Each such letter can be stopped."),
    )
    not_in = ActionField(
        label=_("Who has not acted yet on"),
        empty_label=_("does not matter"),
        help_text=_("For an alert or a reminder: leave those in peace who have done it."),
    )
    member_has_not_signed = ActionField(
        label=_("Who reached an office that has not signed"),
        empty_label=_("does not matter"),
        help_text=_("A letter among legislators: people who wrote to or called a member who has not signed it yet."),
    )

    def __init__(self, *args: Any, mailing: Mailing, actions: QuerySet[Action], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("took_part_in", "not_in"):
            choose_from(self.fields[name], actions)
        if not audience.may_tell_everybody(mailing, mailing.action_id):
            del self.fields["everybody_who_acted"]
        networks = Network.objects.filter(organisation=mailing.organisation_id).prefetch_related("texts")
        choose_from(self.fields["networks"], networks)
        choose_from(self.fields["member_has_not_signed"], actions.filter(kind__in=stances.kinds()))
        topics = sorted({network.topic for network in networks if network.topic})
        if topics:
            self.fields["topics"].choices = [(topic, topic) for topic in topics]  # type: ignore[attr-defined]  # it is a choice field
        else:
            del self.fields["topics"]

    @property
    def aim(self) -> Aim:
        return Aim(**self.cleaned_data)


def first_values(mailing: Mailing) -> dict[str, object]:
    """What the form shows before anybody types."""
    row = mailing.audience
    acted = ("took_part_in", "everybody_who_acted", "not_in")
    columns = ("languages", "countries", "topics", *acted, "member_has_not_signed")
    return {"networks": row.networks.all(), **{name: getattr(row, name) for name in columns}}
