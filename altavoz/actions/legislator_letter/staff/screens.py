# SPDX-License-Identifier: AGPL-3.0-or-later
"""Following a letter member by member: the table, quick and bulk changes of standing, and each member's history."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from altavoz.actions.legislator_letter import following, noting
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.noting import News, Noted
from altavoz.actions.legislator_letter.seats import PastedList, Seat, Standing
from altavoz.actions.legislator_letter.staff.leading import NOTES, SEES
from altavoz.actions.legislator_letter.tracker import counts_of
from altavoz.campaigns.dates_in_words import day_in
from altavoz.organisations import powers
from altavoz.organisations.staff.day_inputs import DayInput
from altavoz.participation.staff import reaching

MOST_LISTS = 20
SAID: dict[Noted, Promise] = {
    Noted.NOTHING_NEW: _("Nothing new was noted: choose members of whom you know something new."),
    Noted.NO_SOURCE: _("Say where you know it from."),
    Noted.IN_THE_FUTURE: _("That day is still to come."),
    Noted.NO_SUCH_STATE: _("Choose a standing."),
}


class NewsForm(forms.Form):
    """What somebody has learnt, of whoever is chosen beside it."""

    state = forms.ChoiceField(label=_("Standing"), choices=Standing.State.choices, initial=Standing.State.SIGNED)
    source = forms.CharField(label=_("Source"), max_length=300)
    known_on = forms.DateField(label=_("Known since"), widget=DayInput())

    def news(self) -> News:
        typed = self.cleaned_data
        return News(typed["state"], typed["source"], typed["known_on"])


def letter_for(request: HttpRequest, action_id: int) -> CircularLetter:
    """The letter of an action that this person may see. 404 where there is none, 403 where it is not hers."""
    mine = reaching.limit(request, "action__organisation", *SEES)
    letters = CircularLetter.objects.filter(mine).select_related("action__organisation", "chamber")
    return get_object_or_404(letters, action=action_id)


def may_note(request: HttpRequest, letter: CircularLetter) -> bool:
    return powers.may(request.user, NOTES, letter.action.organisation_id)


def today_of(letter: CircularLetter) -> date:
    now = timezone.now()
    return day_in(now, letter.action.zone) or now.date()


@require_safe
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_for(request, pk)
    return _show(request, letter, NewsForm(initial={"known_on": today_of(letter)}))


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """For the ticked members, or for the one whose own button was pressed."""
    letter = letter_for(request, pk)
    powers.demand(request.user, NOTES, letter.action.organisation_id)
    form = NewsForm(request.POST)
    one = request.POST.get("one", "")
    typed = [one] if one else request.POST.getlist("seat")
    seats = {int(each) for each in typed if each.isascii() and each.isdigit() and len(each) < 12}
    if not form.is_valid():
        return _show(request, letter, form, ticked=seats, status=422)
    by = reaching.who(request)
    outcome = noting.note(letter, seats, form.news(), by=by, now=timezone.now(), today=today_of(letter))
    if outcome.noted is Noted.DONE:
        said = ngettext("%(n)d member noted.", "%(n)d members noted.", outcome.number) % {"n": outcome.number}
        messages.success(request, said)
        return redirect("legislator_letter:of_action", letter.action_id)
    messages.error(request, str(SAID[outcome.noted]))
    return _show(request, letter, form, ticked=seats, status=422)


@require_safe
def history(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """All that was ever noted of a member, the newest first."""
    letter = letter_for(request, pk)
    seat = get_object_or_404(Seat.objects.select_related("person", "office"), letter=letter, pk=seat_id)
    rows = Standing.objects.filter(seat=seat).select_related("noted_by", "pasted", "undoes").order_by("-pk")
    return render(
        request, "legislator_letter/staff/history.html", {"letter": letter, "seat": seat, "rows": rows, "title": seat}
    )


def _show(
    request: HttpRequest,
    letter: CircularLetter,
    form: NewsForm,
    *,
    ticked: Collection[int] = (),
    status: int = 200,
) -> HttpResponse:
    members = following.members(letter, get_language() or "en")
    choice = following.choice_of(request.GET.dict(), members)
    context: dict[str, Any] = {
        "letter": letter,
        "form": form,
        "choice": choice,
        "rows": following.chosen(members, choice),
        "all": len(members),
        "counts": counts_of(members),
        "regions": sorted({(each.code, each.region_name) for each in members}, key=lambda pair: pair[1]),
        "parties": sorted({each.party for each in members if each.party}),
        "ticked": ticked,
        "may_note": may_note(request, letter),
        "lists": PastedList.objects.filter(letter=letter).select_related("pasted_by").order_by("-pk")[:MOST_LISTS],
    }
    return render(request, "legislator_letter/staff/of_action.html", context, status=status)
