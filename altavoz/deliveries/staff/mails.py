# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue of mail that came to actions: what waits, one mail with what is known of its sender, and what to do."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from altavoz.deliveries.by_mail import dealing, proofs, reading
from altavoz.deliveries.models import ReplyMail
from altavoz.deliveries.staff.afterwards import handed_out, staff_of
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.website.desk import MOST, Line, Waiting, at_most

A_PAGE = 50
MOST_AT_ONCE = 200
State, Sort = ReplyMail.State, ReplyMail.Sort
TABS: Mapping[str, tuple[Promise, Q]] = {
    "letters": (_("Letters"), Q(state=State.WAITING, sort=Sort.LETTER)),
    "machines": (_("From machines"), Q(state=State.WAITING) & ~Q(sort=Sort.LETTER)),
    "recorded": (_("Recorded"), Q(state=State.RECORDED)),
    "aside": (_("Set aside"), Q(state=State.NOT_A_REPLY)),
}

FOR_HOW_LONG = _("What is set aside is kept for 90 days.")


@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first; what is done, the newest first."""
    tab = request.GET.get("which", "letters")
    if tab not in TABS:
        raise Http404
    order = "pk" if tab in {"letters", "machines"} else "-pk"
    rows = _reached(request).filter(TABS[tab][1]).order_by(order)
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "tab": tab,
        "tabs": [(name, label) for name, (label, _which) in TABS.items()],
        "waits": tab in {"letters", "machines"},
    }
    return render(request, "deliveries/staff/mails.html", context)


@never_cache
@require_safe
def one(request: HttpRequest, public_id: str) -> HttpResponse:
    row = mail_for(request, public_id)
    context = {
        "mail": row,
        "content": reading.read(row),
        "proofs": proofs.words_of(row),
        "is_proven": proofs.is_proven(row),
        "may_look_again": row.proven_by == ReplyMail.ProvenBy.CENTRE and row.dkim == "temperror",
    }
    return render(request, "deliveries/staff/mail.html", context)


@require_POST
def set_aside(request: HttpRequest) -> HttpResponse:
    """Those that were ticked, or the one whose button was pressed."""
    chosen = request.POST.getlist("mail")[:MOST_AT_ONCE]
    mails = list(_reached(request).filter(public_id__in=chosen))
    done = dealing.set_aside(mails=mails, by=staff_of(request), now=timezone.now())
    one_or_more = ngettext("%(n)d mail is set aside.", "%(n)d mails are set aside.", done) % {"n": done}
    messages.success(request, f"{one_or_more} {FOR_HOW_LONG}")
    return redirect(_queue(request.POST.get("which", "")))


@require_POST
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    row = mail_for(request, public_id)
    if dealing.take_back(mail=row, by=staff_of(request), now=timezone.now()):
        messages.success(request, _("It waits again."))
    return redirect(reverse("deliveries_afterwards:mail", args=[row.public_id]))


@require_POST
def look_again(request: HttpRequest, public_id: str) -> HttpResponse:
    row = mail_for(request, public_id)
    proofs.look_again(public_id=row.public_id)
    return redirect(reverse("deliveries_afterwards:mail", args=[row.public_id]))


@never_cache
@require_safe
def whole(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """As it came: it is opened in a mail program, never on a page of ours."""
    row = mail_for(request, public_id)
    _note_taken(request, row)
    answer = handed_out(row.file)
    answer["Content-Type"] = "application/octet-stream"
    return answer


@never_cache
@require_safe
def attached(request: HttpRequest, public_id: str, place: int) -> HttpResponseBase:
    """What hangs on it, as bytes that no browser opens by itself."""
    row = mail_for(request, public_id)
    content = reading.attachment(row, place)
    if content is None:
        raise Http404
    _note_taken(request, row)
    answer = StreamingHttpResponse([content], content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{row.public_id}-{place}.bin"'
    answer["Content-Length"] = str(len(content))
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def mail_for(request: HttpRequest, public_id: str) -> ReplyMail:
    """The mail, for somebody who may record replies to its action."""
    rows = ReplyMail.objects.select_related("action__organisation", "file", "office", "reply")
    row = get_object_or_404(rows, public_id=public_id)
    powers.demand(request.user, Power.RECORD, row.action.organisation_id)
    return row


def _reached(request: HttpRequest) -> QuerySet[ReplyMail]:
    reach = powers.reach(request.user, Power.RECORD)
    if not reach:
        raise PermissionDenied
    return ReplyMail.objects.filter(reach.limit("action__organisation")).select_related(
        "action__organisation", "office"
    )


def _queue(tab: str) -> str:
    return f"{reverse('deliveries_afterwards:mails')}?which={tab if tab in TABS else 'letters'}"


def _note_taken(request: HttpRequest, row: ReplyMail) -> None:
    audit.note(
        actor=request.user,
        act="deliveries.take_reply_mail",
        now=timezone.now(),
        subject=f"reply_mail:{row.public_id}",
        organisation_id=row.action.organisation_id,
    )


def what_waits(request: HttpRequest) -> Sequence[Line]:
    """Letters to actions; what machines wrote does not call anybody to the desk."""
    reach = powers.reach(request.user, Power.RECORD)
    rows = ReplyMail.objects.filter(reach.limit("action__organisation"), TABS["letters"][1])
    found = len(rows.values_list("pk", flat=True)[: MOST + 1])
    words = ngettext("mail to an action waits for you", "mails to actions wait for you", found)
    return [Line(at_most(found), words, reverse("deliveries_afterwards:mails"))] if found else []


WAITING = Waiting(name="reply-mails", order=30, look=what_waits, needs=Power.RECORD)
