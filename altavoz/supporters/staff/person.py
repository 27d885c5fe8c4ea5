# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "A person's data": look up one address, take along or erase what is held, or send it to its owner.

The address is posted each time and stands in no URL, no log and no audit entry: there only a piece of its key does.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from altavoz.organisations import audit
from altavoz.organisations.powers import Power, reach
from altavoz.personal_data import donotwrite, register
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import asking, exporting
from altavoz.supporters.forms import AddressForm

Act = Callable[[HttpRequest, str, datetime], HttpResponseBase]


@never_cache
@sensitive_post_parameters("email")
def a_persons_data(request: HttpRequest) -> HttpResponseBase:
    """GET asks for an address; each POST brings it along and names what to do."""
    if not reach(request.user, Power.ERASE).everywhere:
        # Rows of one address belong to many organisations, and are erased together or not at all.
        raise PermissionDenied
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return _screen(request, {"form": form})
    act = ACTS.get(request.POST.get("act", "look"), _look)
    return act(request, form.cleaned_data["email"], timezone.now())


def _look(request: HttpRequest, address: str, now: datetime) -> HttpResponse:
    """How much is held, and where: not what."""
    _note(request, "look_up_person", address, now)
    return _screen(request, _found(address))


def _show(request: HttpRequest, address: str, now: datetime) -> HttpResponse:
    _note(request, "read_person", address, now)
    return _screen(request, {**_found(address), "held": register.show_person(email_key(address))})


def _export_json(request: HttpRequest, address: str, now: datetime) -> HttpResponseBase:
    _note(request, "export_person", address, now)
    pieces = exporting.as_json(email_key(address), now=now)
    return exporting.download(pieces, name="one-person.json", media_type="application/json")


def _export_zip(request: HttpRequest, address: str, now: datetime) -> HttpResponseBase:
    _note(request, "export_person", address, now)
    pieces = exporting.as_zip(email_key(address), now=now)
    return exporting.download(pieces, name="one-person.zip", media_type="application/zip")


def _send(request: HttpRequest, address: str, now: datetime) -> HttpResponse:
    _note(request, "send_person_link", address, now)
    language = asking.language_of(email_key(address), otherwise=get_language() or "en")
    asking.ask(address=address, language=language, now=now)
    messages.success(request, _("The letter is on its way, if anything is held and its owner may be written to."))
    return redirect("supporters_person")


def _ask_to_erase(request: HttpRequest, address: str, now: datetime) -> HttpResponse:  # noqa: ARG001 - as all acts
    foreseen = register.foresee_erasing(email_key(address))
    return render(request, "supporters/staff/erase.html", {**_found(address), "foreseen": foreseen})


def _erase(request: HttpRequest, address: str, now: datetime) -> HttpResponse:
    before = _counted(register.count_person(email_key(address)))
    told = register.copies_out(email_key(address))
    touched = register.erase_person(email_key(address), now)
    after = {"rows_touched": touched, "copies_asked": told}
    _note(request, "erase_person", address, now, before=before, after=after)
    said = ngettext("Erased: %(n)d row was deleted or emptied.", "Erased: %(n)d rows were deleted or emptied.", touched)
    messages.success(request, said % {"n": touched})
    if told:
        asked = ngettext(
            "%(n)d copy of a list left before: who has it is asked to erase the person there, too.",
            "%(n)d copies of lists left before: who has them is asked to erase the person there, too.",
            told,
        )
        messages.info(request, asked % {"n": told})
    return redirect("supporters_person")


ACTS: Mapping[str, Act] = {
    "look": _look,
    "show": _show,
    "export-json": _export_json,
    "export-zip": _export_zip,
    "send": _send,
    "erase": _ask_to_erase,
    "erase-now": _erase,
}


def _found(address: str) -> dict[str, object]:
    key = email_key(address)
    counts = {
        str(apps.get_model(label)._meta.verbose_name_plural): n for label, n in register.count_person(key).items()
    }
    return {
        "form": AddressForm({"email": address}),
        "address": address,
        "counts": counts,
        "files": len(register.files_of_person(key)),
        "is_barred": bool(donotwrite.listed([key])),
        "is_known": any(counts.values()),
    }


def _counted(counts: Mapping[str, int]) -> dict[str, audit.Value]:
    return {label: n for label, n in counts.items() if n}


def _note(
    request: HttpRequest,
    verb: str,
    address: str,
    now: datetime,
    *,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    """Eight digits of the key are enough to recognise two acts on one person, and too few to find her by."""
    subject = f"person:{email_key(address).hex()[:8]}"
    audit.note(actor=request.user, act=f"supporters.{verb}", subject=subject, now=now, before=before, after=after)


def _screen(request: HttpRequest, context: Mapping[str, object]) -> HttpResponse:
    return render(request, "supporters/staff/person.html", context)
