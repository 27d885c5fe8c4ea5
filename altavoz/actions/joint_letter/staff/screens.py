# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of a joint letter: its words, its preview, and all organisations at a glance."""

from collections.abc import Mapping

import typst
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from altavoz.actions.joint_letter import clauses, pdf, publishing, sheet, showing, writing
from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.pages import JointLetterPage
from altavoz.actions.joint_letter.plain import head_lines
from altavoz.actions.joint_letter.staff.forms import LetterForm
from altavoz.actions.joint_letter.staff.leading import SEES
from altavoz.campaigns.action import Action
from altavoz.organisations import audit, powers
from altavoz.organisations.audit import Value
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.website.languages import OWN_NAMES

FORM = ["GET", "HEAD", "POST"]
MOST_COMMENTS = 200


@require_safe
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Every organisation with its state, and what is remarked."""
    action = action_for(request, pk)
    letter = showing.letter_of(action)
    context: dict[str, object] = {
        "action": action,
        "letter": letter,
        "may_edit": powers.may(request.user, Power.EDIT, action.organisation_id),
        "may_publish": powers.may(request.user, Power.PUBLISH, action.organisation_id),
        "may_see": powers.may(request.user, Power.SEE_NAMES, action.organisation_id),
    }
    if letter is not None:
        context |= _told(letter)
    with timezone.override(action.zone):
        return render(request, "joint_letter/staff/of_action.html", context)


@require_http_methods(FORM)
def words(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_for(request, pk)
    powers.demand(request.user, Power.EDIT, action.organisation_id)
    letter = showing.letter_of(action)
    locked = letter is not None and writing.is_locked(letter)
    with timezone.override(action.zone):
        form = LetterForm(
            request.POST if request.method == "POST" else None, instance=letter, organisation_id=action.organisation_id
        )
        if form.is_bound and form.is_valid():
            wrote = writing.write(
                action, facts=form.facts(), texts=form.texts(), heads=form.heads(), now=timezone.now()
            )
            if wrote is writing.Wrote.DONE:
                note(request, action, "joint_letter.write", {"languages": _languages(form)})
                messages.success(request, _("Saved."))
                return redirect("joint_letters:of_action", pk)
            form.add_error(None, _("Somebody has signed these words: they stay as they are. Dates may still change."))
        context = {"action": action, "form": form, "locked": locked}
        return render(request, "joint_letter/staff/words.html", context, status=422 if form.is_bound else 200)


@require_safe
def preview(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The draft as it would go out today: as a page, or with `?pdf` on paper."""
    action = action_for(request, pk)
    letter, now = showing.letter_of(action), timezone.now()
    if language not in OWN_NAMES:
        raise Http404
    with override(language):
        shown = sheet.of_draft(letter, language=language, now=now) if letter else None
        if shown is None:
            raise Http404
        if "pdf" in request.GET:
            return _paper(shown, action)
        context = {
            "action": action,
            "sheet": shown,
            "heads": [(head.language, head_lines(head)) for head in shown.words.heads],
            "enclosures": showing.enclosures_of(shown.words, language),
        }
    return render(request, "joint_letter/staff/preview.html", context)


def action_for(request: HttpRequest, pk: int) -> Action:
    mine = reaching.limit(request, "organisation", *SEES)
    rows = Action.objects.filter(mine, kind=JointLetterPage.kind).select_related("organisation")
    return get_object_or_404(rows, pk=pk)


def letter_for(request: HttpRequest, pk: int, power: Power) -> JointLetter:
    """The letter of an action that this user holds the power for."""
    action = action_for(request, pk)
    powers.demand(request.user, power, action.organisation_id)
    letter = showing.letter_of(action)
    if letter is None:
        raise Http404
    return letter


def note(request: HttpRequest, action: Action, act: str, after: Mapping[str, Value]) -> None:
    audit.note(
        actor=request.user,
        act=act,
        now=timezone.now(),
        subject=f"action:{action.public_id}",
        organisation_id=action.organisation_id,
        after=after,
    )


def _told(letter: JointLetter) -> dict[str, object]:
    last = publishing.newest(letter)
    speak = Signer.objects.filter(part=Signer.Part.FIRST, result=Signer.Result.YES, is_current=True)
    asked = Invitation.objects.filter(letter=letter).prefetch_related(Prefetch("signers", speak, to_attr="speakers"))
    invitations = list(asked.order_by("-is_chair", "organisation_name", "pk"))
    states = {state: sum(row.state == state.value for row in invitations) for state in Invitation.State}
    remarks = Comment.objects.filter(invitation__letter=letter).exclude(words="").select_related("invitation")
    language = (get_language() or "en").partition("-")[0]
    return {
        "languages": list(letter.texts.values_list("language", flat=True)),
        "invitations": invitations,
        "states": [(state.label, number) for state, number in states.items() if number],
        "disputed": [row for row in invitations if row.state == Invitation.State.DISPUTED],
        "places": clauses.by_place(letter, remarks[:MOST_COMMENTS]),
        "last": last,
        "late": publishing.late(letter, last),
        "standing": len(publishing.standing(letter)),
        "file_language": next(iter(last.words), language) if last else language,
    }


def _paper(shown: sheet.Sheet, action: Action) -> HttpResponse:
    try:
        content, _standard = pdf.set_sheet(shown, country=action.country, now=timezone.now())
    except typst.TypstError:
        return HttpResponse(status=503)
    return HttpResponse(content, content_type="application/pdf")


def _languages(form: LetterForm) -> str:
    return " ".join(code for code, said in form.texts().items() if said["title"])
