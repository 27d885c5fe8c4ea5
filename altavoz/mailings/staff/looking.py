# SPDX-License-Identifier: AGPL-3.0-or-later
"""What readers will see: the letter in each language, to who told us her name and to who did not; and a test."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.staff.screens import MailingScreen
from altavoz.mailings.writing import composing, testing_letter
from altavoz.organisations import audit
from altavoz.organisations.powers import Power
from altavoz.outbox.staff import LETTER_POLICY
from altavoz.outbox.writers import Written
from altavoz.participation.staff import reaching
from altavoz.supporters.models import Subscription

HALVES = {"a": _("First subject"), "b": _("Second subject")}
# Nobody real: a preview tells nobody who reads us.
READERS = {"ana": _("Ana, who told us her name"), "nobody": _("Somebody of whom we know nothing but the address")}


@dataclass(frozen=True)
class Chosen:
    """What somebody asked to see; anything else falls back to the first."""

    text: MailingText
    half: str
    reader: str

    @property
    def query(self) -> str:
        return urlencode({"language": self.text.language, "half": self.half, "reader": self.reader})


def chosen(request: HttpRequest, texts: list[MailingText]) -> Chosen | None:
    if not texts:
        return None
    asked = request.GET.get("language", "")
    text = next((each for each in texts if each.language == asked), texts[0])
    half, reader = request.GET.get("half", ""), request.GET.get("reader", "")
    return Chosen(text, half if half in HALVES and text.subject_b else "a", reader if reader in READERS else "ana")


def written(mailing: Mailing, look: Chosen) -> Written:
    known = Subscription(given_name="Ana", language=look.text.language) if look.reader == "ana" else None
    return composing.preview(mailing, look.text.language, half=look.half, subscription=known)


class Look(MailingScreen):
    template_name = "mailings/staff/look.html"
    step = "look"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = list(self.mailing.texts.all())
        look = chosen(self.request, texts)
        context = {**super().get_context_data(**kwargs), "texts": texts, "look": look, "readers": READERS.items()}
        if look is None:
            return context
        return {
            **context,
            "letter": written(self.mailing, look),
            "halves": HALVES.items() if look.text.subject_b else (),
            "frame": f"{reverse('mailings_desk:letter', args=[self.mailing.public_id])}?{look.query}",
            "my_address": getattr(self.request.user, "email", ""),
        }


class LetterAlone(MailingScreen):
    """The HTML alone, for the frame in which it is shown: it can do nothing there."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        look = chosen(request, list(self.mailing.texts.all()))
        if look is None:
            raise Http404
        response = HttpResponse(written(self.mailing, look).html)
        response["Content-Security-Policy"] = LETTER_POLICY
        return response


class TestToOneself(MailingScreen):
    """One letter, to the address of the account that asks and to no other."""

    http_method_names = ["post"]
    asks = (Power.EDIT, Power.PUBLISH)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        by, now = reaching.who(request), timezone.now()
        text = self.mailing.texts.filter(language=request.POST.get("language", "")).first()
        if text is None:
            raise Http404
        if not by.email:
            messages.error(request, _("Your account has no e-mail address yet. Whoever keeps the accounts can add it."))
            return redirect("mailings_desk:look", public_id)
        testing_letter.put_test(self.mailing, by.email, text.language, now)
        audit.note(
            actor=by,
            act="mailings.test",
            now=now,
            subject=f"mailing:{self.mailing.public_id}",
            organisation_id=self.mailing.organisation_id,
            after={"language": text.language},
        )
        messages.success(request, _("The letter is on its way to you."))
        back = reverse("mailings_desk:look", args=[public_id])
        return redirect(f"{back}?{urlencode({'language': text.language})}")
