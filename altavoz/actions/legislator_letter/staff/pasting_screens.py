# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pasting a list of names: the centre proposes who is meant, a person confirms, and a batch can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from altavoz.actions.legislator_letter import following, lists, pasting
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.lists import Settled
from altavoz.actions.legislator_letter.matching import Certainty
from altavoz.actions.legislator_letter.noting import News
from altavoz.actions.legislator_letter.seats import PastedLine, PastedList, Standing
from altavoz.actions.legislator_letter.staff.leading import NOTES
from altavoz.actions.legislator_letter.staff.screens import letter_for, today_of
from altavoz.organisations import powers
from altavoz.organisations.staff.day_inputs import DayInput
from altavoz.participation.staff import reaching

QUICKER = _("Somebody was quicker: the list is in another state now.")


class PasteForm(forms.Form):
    state = forms.ChoiceField(label=_("What the list says of them"), choices=Standing.State.choices, initial="signed")
    source = forms.CharField(label=_("Where the list is from"), max_length=300)
    known_on = forms.DateField(label=_("Date of the list"), widget=DayInput())
    names = forms.CharField(
        label=_("Names"),
        required=False,
        max_length=pasting.MOST_BYTES,
        widget=forms.Textarea({"rows": 14}),
        help_text=_(
            "One a line or with commas between them, with title, party and state or without; bullets are fine."
        ),
    )
    file = forms.FileField(
        label=_("Or a file (CSV or plain text)"), required=False, help_text=_("It is read and not kept.")
    )

    def __init__(self, *args: object, today: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        self.today = today
        self.found: list[str] = []

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        known_on = cleaned.get("known_on")
        if known_on and known_on > self.today:  # type: ignore[operator]  # a DateField's value is a date
            self.add_error("known_on", _("That day is still to come."))
        try:
            self.found = pasting.names_in(self._text(cleaned))
        except pasting.CannotReadList:
            self.add_error("file" if cleaned.get("file") else "names", _("This is no list of up to 2,000 names."))
            return cleaned
        if not self.found:
            self.add_error("names", _("Paste the names, or choose a file that holds some."))
        return cleaned

    def _text(self, cleaned: Mapping[str, object]) -> str:
        upload = self.files.get("file")
        if upload is None:
            return str(cleaned.get("names") or "")
        return pasting.text_of(upload.read(pasting.MOST_BYTES + 1))


@dataclass(frozen=True)
class Choice:
    seat: int
    score: int
    name: str
    note: str


@dataclass(frozen=True)
class Line:
    """A pasted name with whom it may mean; `chosen` is ticked beforehand, or was confirmed."""

    row: PastedLine
    choices: tuple[Choice, ...]
    chosen: int
    sure: bool


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_for(request, pk)
    powers.demand(request.user, NOTES, letter.action.organisation_id)
    today = today_of(letter)
    sent = request.method == "POST"
    form = (
        PasteForm(request.POST, request.FILES, today=today)
        if sent
        else PasteForm(today=today, initial={"known_on": today})
    )
    if form.is_valid():
        typed = form.cleaned_data
        news = News(typed["state"], typed["source"], typed["known_on"])
        pasted = lists.propose(letter, form.found, news, by=reaching.who(request), now=timezone.now())
        return redirect("legislator_letter:list", letter.action_id, pasted.public_id)
    context = {"letter": letter, "form": form}
    return render(request, "legislator_letter/staff/paste.html", context, status=422 if sent else 200)


@require_safe
def one_list(request: HttpRequest, pk: int, public_id: str) -> HttpResponse:
    letter, pasted = _list(request, pk, public_id)
    lines = _lines(letter, pasted)
    context = {
        "letter": letter,
        "pasted": pasted,
        "says": Standing.State(pasted.says).label,
        "sure": [line for line in lines if line.sure],
        "doubtful": [line for line in lines if line.choices and not line.sure],
        "unmatched": [line for line in lines if not line.choices],
        "waits": pasted.state == PastedList.State.PROPOSED,
        "done": pasted.state == PastedList.State.CONFIRMED,
        "may_note": powers.may(request.user, NOTES, letter.action.organisation_id),
    }
    return render(request, "legislator_letter/staff/list.html", context)


@require_POST
def settle(request: HttpRequest, pk: int, public_id: str) -> HttpResponse:
    """Confirm what is ticked, drop the list, or undo the batch: as the pressed button says."""
    letter, pasted = _list(request, pk, public_id)
    powers.demand(request.user, NOTES, letter.action.organisation_id)
    verb = {"drop": _drop, "undo": _undo}.get(request.POST.get("verb", ""), _confirm)
    verb(request, letter, pasted)
    return redirect("legislator_letter:list", letter.action_id, pasted.public_id)


def _confirm(request: HttpRequest, letter: CircularLetter, pasted: PastedList) -> None:
    chosen = dict(_pair(each) for each in request.POST.getlist("line") if _is_pair(each))
    by, now = reaching.who(request), timezone.now()
    done = lists.confirm(pasted, chosen, by=by, now=now, today=today_of(letter))
    if done.settled is Settled.DONE:
        said = ngettext("%(n)d member noted.", "%(n)d members noted.", done.noted) % {"n": done.noted}
        messages.success(request, said)
    else:
        nothing = _("Nobody was ticked, so nothing was noted.")
        messages.error(request, str(nothing if done.settled is Settled.NOTHING_CHOSEN else QUICKER))


def _drop(request: HttpRequest, _letter: CircularLetter, pasted: PastedList) -> None:
    done = lists.drop(pasted, by=reaching.who(request), now=timezone.now())
    messages.success(request, str(_("Dropped. Nothing was noted."))) if done is Settled.DONE else messages.error(
        request, str(QUICKER)
    )


def _undo(request: HttpRequest, _letter: CircularLetter, pasted: PastedList) -> None:
    done = lists.undo(pasted, by=reaching.who(request), now=timezone.now())
    if done.settled is not Settled.DONE:
        messages.error(request, str(QUICKER))
        return
    back = ngettext("%(n)d standing taken back.", "%(n)d standings taken back.", done.taken_back)
    stay = ngettext(
        "%(n)d was noted anew since and stays.", "%(n)d were noted anew since and stay.", done.changed_since
    )
    messages.success(request, back % {"n": done.taken_back})
    if done.changed_since:
        messages.warning(request, stay % {"n": done.changed_since})


def _list(request: HttpRequest, pk: int, public_id: str) -> tuple[CircularLetter, PastedList]:
    letter = letter_for(request, pk)
    pasted = get_object_or_404(
        PastedList.objects.select_related("pasted_by", "settled_by"), letter=letter, public_id=public_id
    )
    pasted.letter = letter
    return letter, pasted


def _lines(letter: CircularLetter, pasted: PastedList) -> list[Line]:
    members = {each.seat: each for each in following.members(letter, get_language() or "en")}
    found = []
    for row in pasted.lines.all():
        choices = tuple(
            Choice(seat, score, members[seat].name, f"{members[seat].party}, {members[seat].place}".strip(", "))
            for seat, score in row.candidates
            if seat in members
        )
        sure = row.certainty == Certainty.SURE.value and bool(choices)
        found.append(Line(row, choices, row.seat_id or (choices[0].seat if sure else 0), sure))
    return found


def _is_pair(text: str) -> bool:
    number, _colon, seat = text.partition(":")
    return all(part.isascii() and part.isdigit() and len(part) < 12 for part in (number, seat))


def _pair(text: str) -> tuple[int, int]:
    number, _colon, seat = text.partition(":")
    return int(number), int(seat)
