# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter to staff that a consent ends. It goes over other people's wires: it says the code, the day and no name."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.cases.consent import agreed
from altavoz.cases.consent.expiring import LETTER
from altavoz.cases.models import Case
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register


def write_warning(letter: Letter) -> Written | None:
    """None where the case is not public any more, or was renewed in the meantime."""
    case = Case.objects.filter(pk=letter.subject_id).select_related("organisation").first()
    day = agreed.first_end(case, now=letter.made_at) if case is not None and case.is_published else None
    if case is None or day is None:
        return None
    words = {
        "code": case.code,
        "day": date_format(day, "DATE_FORMAT"),
        "address": absolute(reverse("cases_desk:one", args=[case.code])),
    }
    return render("cases/letters/consent_ends", subject=_("A consent ends: %(code)s") % words, words=words)


def register_writers() -> None:
    register(LETTER, Writer(write=write_warning, when_in_doubt=WhenInDoubt.RESEND, limited=False))
