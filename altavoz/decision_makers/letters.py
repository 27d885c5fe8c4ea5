# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one letter to whoever proposed a correction: what came of it. It repeats nothing that a stranger typed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.decision_makers.correcting import LETTER
from altavoz.decision_makers.models import Correction
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.website.frame import running_organisation


def write_answer(letter: Letter) -> Written | None:
    row = Correction.objects.filter(pk=letter.subject_id).select_related("office").first()
    if row is None:
        return None
    runs = running_organisation()
    words = {
        "centre": runs.name(letter.language) if runs else "Altavoz",
        "office": row.office.title(letter.language),
        "is_accepted": row.state == Correction.State.ACCEPTED,
        "why_not": row.get_refusal_display(),
        "office_url": absolute(reverse("decision_makers:office", args=[letter.language, row.office.public_id])),
    }
    return render("decision_makers/letters/answer", subject=_("What came of your correction"), words=words)


def register_writers() -> None:
    # Twice does no harm: both say the same.
    register(LETTER, Writer(write=write_answer, when_in_doubt=WhenInDoubt.RESEND, limited=True))
