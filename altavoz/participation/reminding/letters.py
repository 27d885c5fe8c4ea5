# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of reminders, and of a page that somebody sends to herself."""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.copies.lines import as_text
from altavoz.campaigns.copies.words import told_of
from altavoz.campaigns.dates_in_words import to_the_minute
from altavoz.campaigns.merge_fields import values_of
from altavoz.campaigns.pages import ActionPage
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.participation.models import DeadlineReminder
from altavoz.participation.reminding import page_letters, reminding
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Output

TEMPLATES = "participation/letters/"


def write_ask(letter: Letter) -> Written | None:
    """Not to who wants it already, has taken part, or came when it was over."""
    row = DeadlineReminder.objects.filter(pk=letter.subject_id, public_id=letter.about, wanted_at__isnull=True)
    found = row.select_related("action__organisation").first()
    if found is None or reminding.has_taken_part(found.action_id, bytes(letter.recipient_key)):
        return None
    page = _page(found.action, letter)
    if page is None:
        return None
    words = {
        **_around(found.action, page, letter),
        "button_url": absolute(reverse("participation:remind", args=[found.public_id])),
    }
    return render(f"{TEMPLATES}remind_ask", subject=_("Shall we remind you?"), words=words)


def write_deadline(letter: Letter) -> Written | None:
    """None once she has taken part, or it is over."""
    action = _action(letter)
    if action is None or reminding.has_taken_part(action.pk, bytes(letter.recipient_key)):
        return None
    page = _page(action, letter)
    if page is None:
        return None
    return render(
        f"{TEMPLATES}deadline",
        subject=_("It closes soon: %(headline)s") % {"headline": page.title},
        words=_around(action, page, letter),
    )


def write_page(letter: Letter) -> Written | None:
    """The page as it stands when the letter is carried, whole, so that it can be read without a line."""
    action = _action(letter, only_open=False)
    page = None if action is None else _page(action, letter)
    if action is None or page is None:
        return None
    page.action = action
    told = told_of(page, now=letter.made_at)
    words = {**_around(action, page, letter), "told": told, "story_as_text": as_text(told.story)}
    return render(f"{TEMPLATES}page", subject=page.title, words=words)


def _action(letter: Letter, *, only_open: bool = True) -> Action | None:
    rows = Action.objects.exclude(state__in=[Action.State.PREPARING, Action.State.TAKEN_DOWN])
    if only_open:
        rows = rows.filter(state=Action.State.OPEN)
    return rows.select_related("organisation").filter(pk=letter.subject_id).first()


def _page(action: Action, letter: Letter) -> ActionPage | None:
    if action.state == Action.State.TAKEN_DOWN:
        return None
    return pointing.page_in(pointing.live_pages(action), letter.language)


def _around(action: Action, page: ActionPage, letter: Letter) -> dict[str, object]:
    return {
        "headline": page.title,
        "organisation": action.organisation.name(letter.language),
        "action_url": pointing.address_of(page),
        "lead": _lead(action, page, letter),
        "closes": to_the_minute(action.closes_at, action.zone, language=letter.language),
        "data_url": absolute(reverse("supporters:ask", args=[letter.language])),
    }


def _lead(action: Action, page: ActionPage, letter: Letter) -> str:
    """The page's first words with their fields filled in; of who asked nothing is known but an address."""
    if not page.lead:
        return ""
    values = values_of(action, language=letter.language, now=letter.made_at)
    return merge_fields.render(page.lead, values=values, output=Output.TEXT)


def register_writers() -> None:
    # A stranger can cause the first and the last; both may come twice without harm.
    register(reminding.ASKED, Writer(write=write_ask, when_in_doubt=WhenInDoubt.RESEND, limited=True))
    register(reminding.DEADLINE, Writer(write=write_deadline, when_in_doubt=WhenInDoubt.PARK, limited=False))
    register(page_letters.KIND, Writer(write=write_page, when_in_doubt=WhenInDoubt.RESEND, limited=True))
