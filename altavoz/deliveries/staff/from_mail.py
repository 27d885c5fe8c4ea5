# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail that waits fills in the form of a reply: who, when, and what of its words may be public."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.dates_in_words import day_in
from altavoz.cases.times.approximate import Precision
from altavoz.deliveries import replies
from altavoz.deliveries.by_mail import dealing, drafts, reading
from altavoz.deliveries.models import ReplyMail
from altavoz.deliveries.staff.afterwards import staff_of
from altavoz.deliveries.staff.mails import mail_for
from altavoz.deliveries.staff.record_fields import CODES, WRONG
from altavoz.deliveries.staff.reply_form import Choices, ReplyForm
from altavoz.participation.paper.scans import NoScan

Initial = dict[str, Any]  # Any: what a form begins with is of as many types as it has fields


def waiting(request: HttpRequest, action: Action) -> ReplyMail | None:
    """The mail that is recorded, where one is named; one of another action is none."""
    public_id = request.GET.get("mail", "")
    if not public_id:
        return None
    mail = mail_for(request, public_id)
    if mail.action_id != action.pk:
        raise Http404
    return mail


def beginning(mail: ReplyMail | None, action: Action) -> Initial:
    if mail is None:
        return {}
    text = reading.read(mail).text
    language = drafts.language_of(text, else_=CODES[0])
    target = Target.objects.filter(action=action, office=mail.office_id).first() if mail.office_id else None
    return {
        "on": day_in(mail.at, action.zone),
        "precision": Precision.DAY,
        "target": target.pk if target else None,
        "answers": target is not None,
        f"text_{language}": drafts.of(text),
    }


def choices(mail: ReplyMail | None) -> Choices:
    if mail is None:
        return ()
    return [(each.place, each.name or each.media_type) for each in reading.read(mail).attachments]


def keep_attachment(request: HttpRequest, mail: ReplyMail | None, form: ReplyForm, reply_id: int) -> None:
    """One that is no picture and no PDF is said to be none, and goes on hanging on the mail."""
    place = form.cleaned_data.get("attachment")
    if mail is None or place is None:
        return
    try:
        scan = dealing.scan_of(mail, place)
    except NoScan as no_scan:
        said = _("What hangs on the mail was not kept as a scan: %(why)s It stays with the mail.")
        messages.warning(request, said % {"why": WRONG[no_scan.wrong]})
        return
    replies.keep_scan(reply_id=reply_id, scan=scan, by=staff_of(request), now=timezone.now())
