# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens that change who stands under a letter: asking, reminding, ordering, signatures on paper, publishing."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from altavoz.actions.joint_letter import inviting, ordering, publishing, writing
from altavoz.actions.joint_letter.models.invitations import Invitation
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.publishing import Published
from altavoz.actions.joint_letter.staff.forms import InviteForm, OrderForm, PaperForm, PicturesForm, media_type_of
from altavoz.actions.joint_letter.staff.screens import FORM, letter_for, note
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

REFUSED: Mapping[Published, Promise] = {
    Published.NO_WORDS: _("The letter has no words yet."),
    Published.NOBODY_SIGNED: _("No organisation has signed yet, confirmed by a second person."),
    Published.NOTHING_NEW: _("Nobody has signed since the last version."),
    Published.AT_THE_SAME_TIME: _("Somebody else has just published a version: look at it first."),
}


@require_http_methods(FORM)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_for(request, pk, Power.PUBLISH)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        invited = inviting.invite(
            letter,
            form.listed.asked,
            language=form.cleaned_data["language"],
            by=reaching.who(request),
            now=timezone.now(),
        )
        note(request, letter.action, "joint_letter.invite", {"organisations": invited.new})
        said = ngettext("%(n)d organisation is asked.", "%(n)d organisations are asked.", invited.new)
        messages.success(request, said % {"n": invited.new})
        if invited.before:
            names = ", ".join(invited.before[:10])
            messages.warning(request, _("Asked before, and left as they are: %(names)s") % {"names": names})
        return redirect("joint_letters:of_action", pk)
    return _form(request, letter, form, "invite")


@require_http_methods(FORM)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_for(request, pk, Power.PUBLISH)
    form = PaperForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        who = {name: said[name] for name in ("organisation", "name", "title", "is_chair")}
        invitation = writing.sign_on_paper(letter, **who, now=timezone.now())
        if invitation is not None:
            if said["email"]:
                writing.set_email(invitation.signers.get(), said["email"])
            note(request, letter.action, "joint_letter.on_paper", {"invitation": invitation.public_id})
            return redirect("joint_letters:of_action", pk)
        form.add_error("organisation", _("This organisation was asked already."))
    return _form(request, letter, form, "paper")


@require_http_methods(FORM)
def pictures(request: HttpRequest, pk: int, public_id: str) -> HttpResponse:
    letter = letter_for(request, pk, Power.PUBLISH)
    invitation = get_object_or_404(Invitation, letter=letter, public_id=public_id)
    invitation.letter = letter
    form = PicturesForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        now = timezone.now()
        kept = {name: _keep(form.cleaned_data[name], name, now) for name in ("scan", "logo")}
        writing.add_pictures(invitation, scan=kept["scan"], logo=kept["logo"])
        note(request, letter.action, "joint_letter.pictures", {"invitation": public_id})
        return redirect("joint_letters:of_action", pk)
    return _form(request, letter, form, "pictures", about=invitation)


@require_http_methods(FORM)
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """By the rule, or by a number beside each name."""
    letter = letter_for(request, pk, Power.EDIT)
    rows = list(Invitation.objects.filter(letter=letter).order_by("place", "-is_chair", "organisation_name"))
    form = OrderForm(request.POST if request.method == "POST" else None, initial={"order": letter.order})
    if form.is_bound and form.is_valid():
        if form.cleaned_data["order"] == JointLetter.Order.HAND:
            ordering.set_by_hand(letter, _by_number(request, rows))
        else:
            ordering.by_rule(letter)
        note(request, letter.action, "joint_letter.order", {"order": form.cleaned_data["order"]})
        messages.success(request, _("Saved. It holds from the next version on."))
        return redirect("joint_letters:of_action", pk)
    return _form(request, letter, form, "order", rows=rows)


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = ACTS.get(name)
    if found is None:
        raise Http404
    letter = letter_for(request, pk, Power.EDIT if name == "seen" else Power.PUBLISH)
    found(request, letter, timezone.now())
    return redirect("joint_letters:of_action", pk)


def _remind(request: HttpRequest, letter: JointLetter, now: datetime) -> None:
    number = inviting.remind(letter, now=now, public_id=request.POST.get("invitation", ""))
    note(request, letter.action, "joint_letter.remind", {"organisations": number})
    said = ngettext("%(n)d organisation is reminded.", "%(n)d organisations are reminded.", number)
    messages.success(request, said % {"n": number})


def _begin_anew(request: HttpRequest, letter: JointLetter, now: datetime) -> None:
    invitation = get_object_or_404(Invitation, letter=letter, public_id=request.POST.get("invitation", ""))
    if inviting.begin_anew(invitation, now=now):
        note(request, letter.action, "joint_letter.begin_anew", {"invitation": invitation.public_id})
        messages.success(request, _("It is asked again, by a new link; the old one leads nowhere."))
    else:
        messages.error(request, _("This organisation cannot be asked again: it has signed, or no address is known."))


def _seen(request: HttpRequest, letter: JointLetter, now: datetime) -> None:
    number = request.POST.get("comment", "")
    if number.isascii() and number.isdigit() and len(number) < 18:
        inviting.mark_seen(int(number), letter=letter, now=now)


def _publish(request: HttpRequest, letter: JointLetter, now: datetime) -> None:
    outcome = publishing.publish(letter, now=now)
    if outcome.how is Published.DONE:
        note(request, letter.action, "joint_letter.publish", {"version": outcome.number})
        messages.success(request, _("Version %(number)d is published.") % {"number": outcome.number})
    else:
        messages.error(request, REFUSED[outcome.how])


ACTS: Mapping[str, Callable[[HttpRequest, JointLetter, datetime], None]] = {
    "remind": _remind,
    "begin-anew": _begin_anew,
    "seen": _seen,
    "publish": _publish,
}


def _form(request: HttpRequest, letter: JointLetter, form: object, name: str, **more: object) -> HttpResponse:
    context = {"action": letter.action, "letter": letter, "form": form, **more}
    status = 422 if getattr(form, "is_bound", False) else 200
    return render(request, f"joint_letter/staff/{name}.html", context, status=status)


def _by_number(request: HttpRequest, rows: list[Invitation]) -> list[str]:
    """Whoever has no number comes last, as before."""

    def number_of(row: Invitation) -> tuple[int, int]:
        typed = request.POST.get(f"place_{row.public_id}", "")
        return (int(typed), 0) if typed.isascii() and typed.isdigit() and len(typed) < 6 else (len(rows) + 1, row.pk)

    return [row.public_id for row in sorted(rows, key=number_of)]


def _keep(file: UploadedFile[bytes] | None, name: str, now: datetime) -> PrivateFile | None:
    if file is None:
        return None
    return private_files.keep(file.chunks(), name=name, media_type=media_type_of(file), now=now)
