# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of this room: the link to one's own data, the button that joins. Written in their own language."""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.supporters import copies_out, joining, networks
from altavoz.supporters.asking import KIND, is_known
from altavoz.supporters.links import new_link, seal_link
from altavoz.supporters.models import Joining
from altavoz.website.frame import running_organisation

# Longer "names" are advertisements more often than names.
LONGEST_GREETING = 40


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


def write_join(letter: Letter) -> Written | None:
    """Not wanted once its button was pressed, nor for networks that closed meanwhile."""
    row = Joining.objects.filter(pk=letter.subject_id, public_id=letter.about, confirmed_at__isnull=True).first()
    if row is None:
        return None
    ticked = [offer for offer in networks.offers(row.language) if offer.network_id in row.networks]
    if not ticked:
        return None
    runs = running_organisation()
    words = {
        "centre": runs.name(letter.language) if runs else "Altavoz",
        "given_name": row.given_name if len(row.given_name) <= LONGEST_GREETING else "",
        "names": ", ".join(offer.name for offer in ticked),
        "confirm_url": absolute(reverse("supporters:join-confirm", args=[row.public_id])),
        "join_url": absolute(reverse("supporters:join", args=[letter.language])),
    }
    return render("supporters/letters/join", subject=_("One press, and you have joined"), words=words)


def write_copies(letter: Letter) -> Written | None:
    """Not wanted once all is confirmed. It names no row: where a list lies is for those who sign in."""
    how_many = copies_out.still_open(letter.subject_id)
    if not how_many:
        return None
    runs = running_organisation()
    words = {
        "centre": runs.name(letter.language) if runs else "Altavoz",
        "how_many": how_many,
        "screen_url": absolute(reverse("supporters_copies")),
    }
    return render("supporters/letters/copies", subject=_("Please erase people from copies of lists"), words=words)


def register_writers() -> None:
    # Twice does no harm: both links lead to the same page.
    register(joining.KIND, Writer(write=write_join, when_in_doubt=WhenInDoubt.RESEND, limited=True))
    register(copies_out.KIND, Writer(write=write_copies, when_in_doubt=WhenInDoubt.RESEND, limited=False))
    register(KIND, Writer(write=write_my_data, when_in_doubt=WhenInDoubt.RESEND, limited=True))
