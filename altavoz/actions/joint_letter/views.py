# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter as a file, and the private pages of whoever was asked to sign it. Looking at a page changes nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime

import typst
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from altavoz.actions.joint_letter import answering, docx, links, pdf, plain, publishing, sheet, wording
from altavoz.actions.joint_letter.answer_forms import AnswerForm, CommentForm, SecondForm, SignForm, SpeakForm
from altavoz.actions.joint_letter.answering import Answered
from altavoz.actions.joint_letter.clauses import Clause, clauses_of
from altavoz.actions.joint_letter.models.invitations import Invitation, Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.models.versions import LetterVersion
from altavoz.actions.joint_letter.sheet import Sheet
from altavoz.campaigns import about_cases
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import to_the_minute
from altavoz.website import pagecache
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form

SAID = {
    Answered.SAME_ADDRESS: ("second", _("The second person has to be another one, with another address.")),
    Answered.TOO_LATE: ("", _("This is not possible any more.")),
    Answered.ALREADY: ("", _("Your organisation has already answered. Below stands what it said.")),
}
State = Invitation.State
Make = Callable[[LetterVersion, Sheet, datetime], tuple[bytes, str]]


class SeeOther(HttpResponseRedirectBase):
    """The answer to a form: look there, with GET."""

    status_code = 303


def _pdf(version: LetterVersion, shown: Sheet, now: datetime) -> tuple[bytes, str]:
    return pdf.pdf_of(version, shown, now=now), "application/pdf"


def _docx(_version: LetterVersion, shown: Sheet, _now: datetime) -> tuple[bytes, str]:
    return docx.docx_of(shown), docx.MEDIA_TYPE


def _txt(_version: LetterVersion, shown: Sheet, _now: datetime) -> tuple[bytes, str]:
    return plain.text_of(shown).encode(), "text/plain; charset=utf-8"


MAKERS: Mapping[str, Make] = {"pdf": _pdf, "docx": _docx, "txt": _txt}


def file(request: HttpRequest, public_id: str, number: str, language: str, ending: str) -> HttpResponse:
    """Of the newest version alone: an earlier number leads to it, for somebody may have withdrawn since."""
    now = timezone.now()
    letter = JointLetter.objects.select_related("action__organisation").filter(action__public_id=public_id).first()
    version = publishing.public_version(letter, now=now) if letter else None
    if letter is None or version is None or int(number) > version.number:
        return trouble_page(request, 404)
    if letter.action.state == Action.State.TAKEN_DOWN:
        return trouble_page(request, 410)
    version.letter = letter
    if int(number) < version.number or language not in version.words:
        there = language if language in version.words else next(iter(version.words))
        of = {"public_id": public_id, "number": version.number, "language": there, "ending": ending}
        return HttpResponseRedirect(reverse("joint_letter:file", kwargs=of))
    return _file(request, version, language, ending, now)


def _file(request: HttpRequest, version: LetterVersion, language: str, ending: str, now: datetime) -> HttpResponse:
    with override(language):
        shown = sheet.of_version(version, language=language)
        if shown is None:
            return trouble_page(request, 404)
        try:
            content, media_type = MAKERS[ending](version, shown, now)
        except typst.TypstError:
            return trouble_page(request, 503)
    response = HttpResponse(content, content_type=media_type)
    disposition = "attachment" if ending == "docx" else "inline"
    name = f"letter-{version.number}.{language}.{ending}"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["Content-Language"] = language
    closed = about_cases.keeps_no_copy(version.letter.action)
    response["Cache-Control"] = "no-store" if closed else pagecache.PUBLIC
    return response


@public_form
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a cover, and the draft once its button was pressed; POST says what was done."""
    invitation = links.invitation_of(token)
    if invitation is None or invitation.letter.action.state == Action.State.TAKEN_DOWN:
        return trouble_page(request, 404)
    now = timezone.now()
    with override(invitation.language):
        if request.method != "POST":
            return _page(request, invitation, {}, now=now)
        act = ACTS.get(request.POST.get("act", ""))
        return act(request, invitation, now) if act else trouble_page(request, 400)


def _open(request: HttpRequest, invitation: Invitation, now: datetime) -> HttpResponse:
    answering.open_draft(invitation, now=now)
    return SeeOther(request.path)


def _comment(request: HttpRequest, invitation: Invitation, now: datetime) -> HttpResponse:
    form = CommentForm(request.POST, clauses=_clauses(invitation))
    if form.is_valid():
        said = form.cleaned_data
        answered = answering.comment(invitation, name=said["name"], words=said["words"], about=form.about(), now=now)
        return _after(request, invitation, form, answered, now, anchor="?commented")
    return _page(request, invitation, {"comment_form": form}, now=now, status=422)


def _clauses(invitation: Invitation) -> list[Clause]:
    return clauses_of(wording.in_language(wording.draft_of(invitation.letter), invitation.language))


def _sign(request: HttpRequest, invitation: Invitation, now: datetime) -> HttpResponse:
    form = SignForm(request.POST)
    if form.is_valid():
        answered = answering.sign(invitation, speaker=form.speaker(), second=form.cleaned_data["second"], now=now)
        return _after(request, invitation, form, answered, now)
    return _page(request, invitation, {"sign_form": form}, now=now, status=422)


def _decline(request: HttpRequest, invitation: Invitation, now: datetime) -> HttpResponse:
    form = SpeakForm(request.POST)
    if form.is_valid():
        return _after(request, invitation, form, answering.decline(invitation, speaker=form.speaker(), now=now), now)
    return _page(request, invitation, {"decline_form": form}, now=now, status=422)


ACTS: Mapping[str, Callable[[HttpRequest, Invitation, datetime], HttpResponse]] = {
    "open": _open,
    "comment": _comment,
    "sign": _sign,
    "decline": _decline,
}
FORMS = {CommentForm: "comment_form", SignForm: "sign_form", SpeakForm: "decline_form"}


def _after(
    request: HttpRequest, invitation: Invitation, form: AnswerForm, answered: Answered, now: datetime, anchor: str = ""
) -> HttpResponse:
    if answered not in SAID:
        return SeeOther(f"{request.path}{anchor}")
    where, words = SAID[answered]
    form.add_error(where or next(iter(form.fields)), str(words))
    invitation.refresh_from_db()
    return _page(request, invitation, {FORMS[type(form)]: form}, now=now, status=422)


def _page(
    request: HttpRequest, invitation: Invitation, forms: Mapping[str, AnswerForm], *, now: datetime, status: int = 200
) -> HttpResponse:
    letter = invitation.letter
    context = {
        "invitation": invitation,
        "is_cover": invitation.state == State.INVITED and not forms,
        "letter": letter,
        "deadline": to_the_minute(letter.deadline, letter.action.zone, language=invitation.language),
        "embargo": to_the_minute(letter.embargo_until, letter.action.zone, language=invitation.language),
        "sheet": sheet.of_draft(letter, language=invitation.language, now=now),
        "organisation": letter.action.organisation.name(invitation.language),
        "may_sign": invitation.state in answering.UNANSWERED and letter.takes_signatures(now),
        "may_comment": not letter.versions.exists(),
        "may_leave": invitation.state in {State.SIGNED, State.CONFIRMED},
        "commented": "commented" in request.GET,
        "comment_form": CommentForm(clauses=_clauses(invitation)),
        "sign_form": SignForm(),
        "decline_form": SpeakForm(),
        **forms,
        "form": next(iter(forms.values()), None),
    }
    response = render(request, "joint_letter/invited.html", context, status=status)
    response["Content-Language"] = invitation.language
    return response


@public_form
def second(request: HttpRequest, token: str) -> HttpResponse:
    """The second person's own page: who signs for her organisation, and two buttons."""
    asked = links.second_of(token)
    if asked is None or asked.invitation.letter.action.state == Action.State.TAKEN_DOWN:
        return trouble_page(request, 404)
    now, form = timezone.now(), SecondForm(request.POST if request.method == "POST" else None)
    with override(asked.invitation.language):
        if request.method == "POST" and form.is_valid():
            verb = answering.contradict if request.POST.get("act") == "no" else answering.confirm
            verb(asked, name=form.cleaned_data["name"], title=form.cleaned_data["title"], now=now)
            return SeeOther(request.path)
        return _second_page(request, asked, form, now, status=422 if form.is_bound else 200)


def _second_page(request: HttpRequest, asked: Signer, form: SecondForm, now: datetime, *, status: int) -> HttpResponse:
    invitation = asked.invitation
    first = Signer.objects.filter(invitation=invitation, part=Signer.Part.FIRST, is_current=True).first()
    context = {
        "asked": asked,
        "first": first,
        "invitation": invitation,
        "is_open": asked.result == Signer.Result.ASKED and invitation.state == State.SIGNED,
        "sheet": sheet.of_draft(invitation.letter, language=invitation.language, now=now),
        "organisation": invitation.letter.action.organisation.name(invitation.language),
        "form": form,
    }
    response = render(request, "joint_letter/second.html", context, status=status)
    response["Content-Language"] = invitation.language
    return response
