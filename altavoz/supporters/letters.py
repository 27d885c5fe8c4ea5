# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter with the link to one's own data. The outbox calls its writer with the letter's language active."""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.supporters.asking import KIND, is_known
from altavoz.supporters.links import new_link, seal_link
from altavoz.website.frame import running_organisation


def write_my_data(letter: Letter) -> Written | None:
    """The link lives from when it was asked for: one that comes late is asked for again."""
    key = bytes(letter.recipient_key)
    if not is_known(key):
        return None
    link = new_link(email_key=key, language=letter.language, now=letter.made_at)
    runs = running_organisation()
    words = {
        "centre": runs.name(letter.language) if runs else "Altavoz",
        "data_url": absolute(reverse("supporters:my-data", args=[seal_link(link)])),
        "ask_url": absolute(reverse("supporters:ask", args=[letter.language])),
    }
    return render("supporters/letters/my_data", subject=_("Your data with us"), words=words)


def register_writers() -> None:
    # Twice does no harm: both links lead to the same page.
    register(KIND, Writer(write=write_my_data, when_in_doubt=WhenInDoubt.RESEND, limited=True))
