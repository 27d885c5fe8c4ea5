# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buttons of an action's life: what each asks for, what it says beforehand, whose it is, and the verb it calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns import life
from altavoz.campaigns.action import Action, Outcome, Precision
from altavoz.campaigns.life import Moved
from altavoz.organisations.powers import Power
from altavoz.organisations.staff.day_inputs import DayInput, MomentInput

State = Action.State
RUNNING = frozenset({State.OPEN, State.PAUSED})
UNTIL_DELIVERED = RUNNING | {State.CLOSED}


class MoveForm(forms.Form):
    """What a move asks for; most ask for nothing but the button."""

    def carry_out(self, action_id: int, _now: datetime, /) -> Moved:
        raise NotImplementedError


class PauseForm(MoveForm):
    def carry_out(self, action_id: int, _now: datetime, /) -> Moved:
        return life.pause(action_id)


class ResumeForm(MoveForm):
    def carry_out(self, action_id: int, _now: datetime, /) -> Moved:
        return life.resume(action_id)


class CloseForm(MoveForm):
    def carry_out(self, action_id: int, now: datetime, /) -> Moved:
        return life.close(action_id, now=now)


class TakeDownForm(MoveForm):
    def carry_out(self, action_id: int, now: datetime, /) -> Moved:
        return life.take_down(action_id, now=now)


class WordsForm(MoveForm):
    """One line of words in each language; one language is enough."""

    en = forms.CharField(label=_("In English"), max_length=200, required=False)
    fr = forms.CharField(label=_("In French"), max_length=200, required=False)
    es = forms.CharField(label=_("In Spanish"), max_length=200, required=False)

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in ("en", "fr", "es") if self.cleaned_data.get(code)}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.words():
            self.add_error("en", _("Write it in one language at least."))
        return cleaned


class ExtendForm(WordsForm):
    closes_at = forms.DateTimeField(label=_("New closing date and hour"), widget=MomentInput())
    field_order = ("closes_at", "en", "fr", "es")

    def carry_out(self, action_id: int, now: datetime, /) -> Moved:
        return life.extend(action_id, life.Extension(self.cleaned_data["closes_at"], self.words()), now=now)


class ConcludeForm(WordsForm):
    state: ClassVar[str] = State.WON
    date = forms.DateField(label=_("Date"), widget=DayInput())
    date_precision = forms.ChoiceField(label=_("The date is known"), choices=Precision.choices)
    certainty = forms.ChoiceField(
        label=_("How sure are we?"), choices=Outcome.Certainty.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    text_en = forms.CharField(label=_("More, in English"), widget=forms.Textarea({"rows": 4}), required=False)
    text_fr = forms.CharField(label=_("More, in French"), widget=forms.Textarea({"rows": 4}), required=False)
    text_es = forms.CharField(label=_("More, in Spanish"), widget=forms.Textarea({"rows": 4}), required=False)
    field_order = ("date", "date_precision", "certainty", "source", "en", "text_en", "fr", "text_fr", "es", "text_es")

    def carry_out(self, action_id: int, now: datetime, /) -> Moved:
        typed = self.cleaned_data
        words = {code: (title, typed[f"text_{code}"]) for code, title in self.words().items()}
        result = life.Result(words, typed["date"], typed["date_precision"], typed["source"], typed["certainty"])
        return life.conclude(action_id, self.state, result=result, now=now)


class WonForm(ConcludeForm):
    state = State.WON


class PartlyWonForm(ConcludeForm):
    state = State.PARTLY_WON


class NotWonForm(ConcludeForm):
    state = State.NOT_WON


@dataclass(frozen=True)
class Move:
    """One button. It shows in the states of `only_from` from which its verb may go `to` another, to those who hold
    its power for the organisation that runs the action."""

    label: Promise
    warning: Promise
    form: type[MoveForm]
    to: str
    only_from: frozenset[str] = frozenset(State.values)
    permission: str = "campaigns.change_action"
    power: Power = Power.PUBLISH
    is_serious: bool = False

    def may_follow(self, state: str) -> bool:
        return state in self.only_from and (self.to in life.allowed(state) or self.to == state)


ENDED = _("The page says so from now on, with the outcome that you write here. It takes no more signatures.")
NOT_YET_WON = frozenset(set(State.values) - {State.WON})
MOVES: Mapping[str, Move] = {
    "pause": Move(
        _("Pause"),
        _("The page stays and says that it rests. Nobody can take part until it goes on."),
        PauseForm,
        to=State.PAUSED,
        only_from=frozenset({State.OPEN}),
    ),
    "resume": Move(
        _("Go on"),
        _("People can take part again."),
        ResumeForm,
        to=State.OPEN,
        only_from=frozenset({State.PAUSED}),
    ),
    "extend": Move(
        _("Extend"),
        _("It closes later, and the page says why. An action that has closed opens again until then."),
        ExtendForm,
        to=State.OPEN,
        only_from=UNTIL_DELIVERED,
    ),
    "close": Move(
        _("Close"),
        _("Nobody can take part any more. The page stays public with its final count."),
        CloseForm,
        to=State.CLOSED,
        only_from=RUNNING,
    ),
    "won": Move(_("Won"), ENDED, WonForm, to=State.WON, only_from=NOT_YET_WON, power=Power.RECORD),
    "partly-won": Move(
        _("Partly won"),
        ENDED,
        PartlyWonForm,
        to=State.PARTLY_WON,
        only_from=frozenset(set(State.values) - {State.PARTLY_WON}),
        power=Power.RECORD,
    ),
    "not-won": Move(
        _("Not won"),
        ENDED,
        NotWonForm,
        to=State.NOT_WON,
        only_from=frozenset(set(State.values) - {State.NOT_WON}),
        power=Power.RECORD,
    ),
    "take-down": Move(
        _("Take down"),
        _("Its pages are gone in every language within seconds, for good. This cannot be undone."),
        TakeDownForm,
        to=State.TAKEN_DOWN,
        only_from=frozenset(set(State.values) - {State.TAKEN_DOWN}),
        permission="campaigns.delete_action",
        is_serious=True,
    ),
}
