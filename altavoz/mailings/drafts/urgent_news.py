# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an urgent action announces becomes a draft by itself: to those who acted, in a network or not, or to the
others of the network. Staff read it and send it."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.announcing import News, ToWhom, Words
from altavoz.mailings.drafts import drafting
from altavoz.mailings.drafts.drafting import Aim
from altavoz.mailings.models import Mailing, MailingText
from altavoz.supporters.models import Network

LONGEST_NAME = 120
# Whoever asked for urgent actions, or for all actions.
CALLS = (Network.Carries.URGENT, Network.Carries.ALERTS)


def draft(news: News, by: User, now: datetime) -> str:
    """An urgent one for any hour of the day: it is stopped by nobody's having had a mail today."""
    mailing = drafting.begin(
        organisation=news.action.organisation, columns=_columns(news), from_page=False, by=by, now=now
    )
    for language, words in news.words.items():
        drafting.write(mailing_id=mailing.pk, language=language, words=_text(words, language), by=by, now=now)
    drafting.aim(mailing_id=mailing.pk, at=_aim(news), by=by, now=now)
    return mailing.public_id


def address_of(public_id: str) -> str:
    return reverse("mailings_desk:one", args=[public_id])


def _columns(news: News) -> dict[str, object]:
    return {
        "action": news.action,
        "sort": Mailing.Sort.ALERT if news.calls and news.to is ToWhom.NETWORK else Mailing.Sort.UPDATE,
        "name": news.name[:LONGEST_NAME],
        "is_urgent": True,
        "hours_from": 0,
        "hours_until": 24,
        "fallback": next(iter(news.words), ""),
    }


def _aim(news: News) -> Aim:
    if news.to is ToWhom.WHO_ACTED:
        return Aim(took_part_in=news.action, everybody_who_acted=True)
    country = news.action.country
    theirs = Network.objects.filter(organisation=news.action.organisation_id, carries__in=CALLS)
    networks = list(theirs.filter(country__in=["", country]) if country else theirs)
    return Aim(networks=networks, not_in=news.action)


def _text(words: Words, language: str) -> Mapping[str, str]:
    room = {each.name: each.max_length or 0 for each in MailingText._meta.concrete_fields}
    with override(language):
        # Translators: [[first_name|...]] is a field: keep its name, and translate what stands after the line.
        greeting = _("Dear [[first_name|friend]],")
    paragraphs = "".join(f"<p>{_safe(each)}</p>" for each in (greeting, *words.paragraphs) if each.strip())
    asks = "".join(f"<li>{_safe(each)}</li>" for each in words.asks)
    return {
        "subject": words.subject[: room["subject"]],
        "button": words.button[: room["button"]],
        "body": f"{paragraphs}<ul>{asks}</ul>" if asks else paragraphs,
    }


def _safe(words: str) -> str:
    return str(escape(words.strip())).replace("\n", "<br/>")
