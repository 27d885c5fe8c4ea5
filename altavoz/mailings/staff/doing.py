# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff do with a whole mailing: count, send, approve, send back, stop, go on, call off, choose a subject."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.mailings.drafts import drafting
from altavoz.mailings.models import Mailing
from altavoz.mailings.sending import life, subjects
from altavoz.mailings.sending.life import Asked, Step
from altavoz.mailings.staff import access
from altavoz.mailings.staff.screens import MailingScreen
from altavoz.organisations import audit
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

LONGEST_NOTE = 300
QUICKER = _("Somebody was quicker: the mailing is in another state now. Look again before you go on.")


@dataclass(frozen=True)
class Came:
    """What came of it, in words. Only what was done is noted, with `after`."""

    done: bool
    words: str | Promise
    after: Mapping[str, audit.Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Asking:
    mailing: Mailing
    by: User
    now: datetime
    note: str


def _count(asking: Asking) -> Came:
    counted = drafting.count(mailing_id=asking.mailing.pk, now=asking.now)
    return Came(True, _("Counted."), {"counted": counted.total})


def _send(asking: Asking) -> Came:
    answer = life.ask_to_send(asking.mailing.pk, user_id=asking.by.pk, now=asking.now)
    after = {"counted": answer.counted.total} if answer.counted else {}
    if answer.asked is Asked.NOT_READY:
        return Came(False, " ".join(answer.lacks))
    return Came(answer.asked in {Asked.CHOOSING, Asked.WAITING}, ASKED[answer.asked], after)


def _approve(asking: Asking) -> Came:
    return _stepped(life.approve(asking.mailing.pk, user_id=asking.by.pk, now=asking.now), _("It begins."))


def _send_back(asking: Asking) -> Came:
    return _stepped(life.send_back(asking.mailing.pk, note=asking.note), _("It is a draft again."))


def _stop(asking: Asking) -> Came:
    stopped = life.stop(asking.mailing.pk)
    words = _("It is stopped. What a mail server has taken already cannot be called back.")
    return Came(
        stopped.step is Step.DONE, words if stopped.step is Step.DONE else QUICKER, {"back": stopped.taken_back}
    )


def _resume(asking: Asking) -> Came:
    return _stepped(life.resume(asking.mailing.pk), _("It goes on where it was."))


def _call_off(asking: Asking) -> Came:
    stopped = life.call_off(asking.mailing.pk, now=asking.now)
    return _stepped(stopped.step, _("It is called off: nobody else gets it."))


def _choose(half: str) -> Callable[[Asking], Came]:
    def choose(asking: Asking) -> Came:
        done = subjects.choose(asking.mailing.pk, half)
        return Came(done, _("Chosen. The others get this subject.") if done else QUICKER, {"half": half})

    return choose


def _stepped(step: Step, words: Promise) -> Came:
    return Came(step is Step.DONE, words if step is Step.DONE else STEPS[step])


ASKED: Mapping[Asked, Promise] = {
    Asked.CHOOSING: _("It is on its way: its recipients are being written down."),
    Asked.WAITING: _("It waits for a second person now. They find it on their desk."),
    Asked.NOT_NOW: QUICKER,
}
STEPS: Mapping[Step, Promise] = {
    Step.NOT_NOW: QUICKER,
    Step.SAME_PERSON: _("Whoever asked cannot also be the second person: somebody else has to say yes."),
}


@dataclass(frozen=True)
class Verb:
    """Whoever sees that something is wrong may stop it; the rest asks for more."""

    act: Callable[[Asking], Came]
    powers: tuple[Power, ...] = (Power.PUBLISH,)


VERBS: Mapping[str, Verb] = {
    "count": Verb(_count, (Power.EDIT, Power.PUBLISH)),
    "send": Verb(_send),
    "approve": Verb(_approve, access.APPROVES),
    "send_back": Verb(_send_back, access.SEES),
    "stop": Verb(_stop, access.SEES),
    "resume": Verb(_resume),
    "call_off": Verb(_call_off),
    "choose_a": Verb(_choose(Mailing.Half.A)),
    "choose_b": Verb(_choose(Mailing.Half.B)),
}


class Do(MailingScreen):
    """One verb, and back to the mailing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
        known = VERBS.get(verb)
        if known is None:
            raise Http404
        if not any(access.may(request, power, self.mailing) for power in known.powers):
            raise PermissionDenied
        note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
        asking = Asking(self.mailing, reaching.who(request), timezone.now(), note)
        came = known.act(asking)
        if came.done:
            self._note(verb, asking, came)
        say = messages.success if came.done else messages.warning
        say(request, came.words)
        return redirect("mailings_desk:one", public_id)

    def _note(self, verb: str, asking: Asking, came: Came) -> None:
        state = Mailing.objects.values_list("state", flat=True).get(pk=self.mailing.pk)
        audit.note(
            actor=asking.by,
            act=f"mailings.{verb}",
            now=asking.now,
            subject=f"mailing:{self.mailing.public_id}",
            organisation_id=self.mailing.organisation_id,
            before={"state": self.mailing.state},
            after={"state": state, **came.after},
        )
