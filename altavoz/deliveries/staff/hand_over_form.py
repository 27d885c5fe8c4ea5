# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff are asked of a hand-over."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Precision, Target
from altavoz.deliveries.handover import Account, Said
from altavoz.deliveries.models import HandOver, Pack
from altavoz.deliveries.staff.record_fields import CODES, IN, PhotographField, ScanField
from altavoz.organisations.staff.day_inputs import DayInput

PACKED = (Pack.State.PACKED, Pack.State.EXPIRED)


class HandOverForm(forms.Form):
    """`seen` is the number of hand-overs, or the edition of the one that is corrected, when the screen was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=DayInput(),
        help_text=_("Whom it was handed to is kept as it stood on that day."),
    )
    precision = forms.ChoiceField(label=_("The day is known"), choices=Precision.choices)
    day_not_known = forms.BooleanField(label=_("Nobody knows the day: the page says so"), required=False)
    pack = forms.ModelChoiceField(
        Pack.objects.none(), label=_("What was handed over"), required=False, empty_label=_("no pack of this centre")
    )
    how_many = forms.IntegerField(
        label=_("How many signatures"),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        help_text=_("Empty: the number in the pack, or else the count at the end of that day."),
    )
    photograph = PhotographField(
        label=_("Photograph"),
        required=False,
        help_text=_("It is sealed. Without the tick below nobody outside sees it."),
    )
    everyone_agreed = forms.BooleanField(
        label=_("Everyone who can be recognised in it agreed that it is shown in public"), required=False
    )
    picture_credit = forms.CharField(label=_("Who took the photograph"), max_length=120, required=False)
    receipt = ScanField(
        label=_("Receipt"), required=False, help_text=_("A picture or a PDF. It is sealed, and never shown in public.")
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        self.action = action
        packs = Pack.objects.filter(action=action, state__in=PACKED).select_related("checkpoint")
        self.fields["pack"] = _PackChoice(packs, self.fields["pack"])
        self.targets = list(Target.objects.filter(action=action).select_related("office", "person"))
        for target in self.targets:
            label = _("To: %(target)s") % {"target": target}
            self.fields[f"to_{target.pk}"] = forms.BooleanField(label=label, required=False, initial=True)
            self.fields[f"received_{target.pk}"] = forms.CharField(
                label=_("Received there by"),
                max_length=200,
                required=False,
                help_text=_("A desk or a role; a name only if they agreed. It is public."),
            )
        for code in CODES:
            self._ask_in(code)

    def _ask_in(self, code: str) -> None:
        said = {"language": IN[code]}
        words = {
            "where": forms.CharField(label=_("Place, %(language)s") % said, max_length=200, required=False),
            "by_whom": forms.CharField(
                label=_("By whom, %(language)s") % said,
                max_length=200,
                required=False,
                help_text=_("A role, an organisation, or people who agreed to be named here. It is public."),
            ),
            "account": forms.CharField(
                label=_("What happened there, %(language)s") % said, widget=forms.Textarea({"rows": 3}), required=False
            ),
            "picture_alt": forms.CharField(
                label=_("What the photograph shows, %(language)s") % said, max_length=200, required=False
            ),
        }
        self.fields |= {f"{name}_{code}": field for name, field in words.items()}

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if bool(typed.get("on")) == bool(typed.get("day_not_known")):
            self.add_error("on", _("Give the day, or say that nobody knows it."))
        if not self._to(typed):
            self.add_error(None, _("Say to whom it was handed."))
        described = any(typed.get(f"picture_alt_{code}") for code in CODES)
        if typed.get("everyone_agreed") and typed.get("photograph") and not described:
            self.add_error("picture_alt_en", _("Say in one language at least what the photograph shows."))
        return typed

    def said(self) -> Said:
        typed = self.cleaned_data
        pack: Pack | None = typed["pack"]
        in_pack = pack.checkpoint.total if pack is not None and pack.checkpoint is not None else None
        return Said(
            on=typed["on"],
            precision=typed["precision"],
            to=self._to(typed),
            how_many=in_pack if typed["how_many"] is None else typed["how_many"],
            pack_id=pack.pk if pack else None,
            picture_credit=typed["picture_credit"],
            accounts={code: account for code in CODES if (account := self._account(code)) != Account()},
        )

    def _to(self, typed: dict[str, Any]) -> dict[int, str]:
        chosen = [target.pk for target in self.targets if typed.get(f"to_{target.pk}")]
        return {pk: typed.get(f"received_{pk}", "") for pk in chosen}

    def _account(self, code: str) -> Account:
        names = ("where", "by_whom", "account", "picture_alt")
        return Account(**{name: self.cleaned_data[f"{name}_{code}"] for name in names})


class _PackChoice(forms.ModelChoiceField[Pack]):
    """The same question, with the packs of one action for answers."""

    def __init__(self, packs: QuerySet[Pack], asked: forms.Field) -> None:
        super().__init__(packs, label=asked.label, required=False, empty_label=_("no pack of this centre"))

    def label_from_instance(self, obj: Pack) -> str:
        total = obj.checkpoint.total if obj.checkpoint else 0
        said = {"number": obj.checkpoint.number if obj.checkpoint else 0, "total": total}
        return str(_("Pack of checkpoint %(number)s: %(total)s signatures") % said)


def as_it_was_said(row: HandOver) -> dict[str, Any]:
    """What the form of a correction begins with."""
    first: dict[str, Any] = {
        "seen": row.edition,
        "on": row.on,
        "precision": row.precision,
        "day_not_known": row.on is None,
        "pack": row.pack_id,
        "how_many": row.how_many,
        "picture_credit": row.picture_credit,
        **{f"to_{target.pk}": False for target in Target.objects.filter(action=row.action_id)},
    }
    for handed in row.handed_to.all():
        first |= {f"to_{handed.target_id}": True, f"received_{handed.target_id}": handed.received_by}
    for text in row.texts.all():
        for name in ("where", "by_whom", "account", "picture_alt"):
            first[f"{name}_{text.language}"] = getattr(text, name)
    return first
