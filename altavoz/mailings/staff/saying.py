# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailing in sentences, for whoever is about to send it: for whom it is, and when it goes."""

import math
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from altavoz.campaigns.countries import country_name
from altavoz.mailings.models import Audience, Mailing

NAMES = dict(settings.LANGUAGES)


def audience_in_words(audience: Audience) -> Iterator[str]:
    """Nothing where nothing narrows it."""
    here = get_language() or settings.LANGUAGE_CODE
    lists = (
        (_("In the networks: %(list)s"), (str(network) for network in audience.networks.all())),
        (_("Topics: %(list)s"), audience.topics),
        (_("Languages: %(list)s"), (str(NAMES.get(code, code)) for code in audience.languages)),
        (_("Living in: %(list)s"), (country_name(code, here) for code in audience.countries)),
    )
    for words, names in lists:
        said = _listed(names)
        if said:
            yield words % {"list": said}
    actions = (
        (_("Who took part in “%(action)s”"), audience.took_part_in),
        (_("Who has not acted on “%(action)s”"), audience.not_in),
        (_("Who reached an office that has not signed “%(action)s”"), audience.member_has_not_signed),
    )
    yield from (words % {"action": action.name} for words, action in actions if action)


def staff_in_words(mailing: Mailing) -> Iterator[str]:
    """Who of the staff did what for it."""
    acts = (
        (_("Begun by %(name)s."), mailing.made_by),
        (_("Sent by %(name)s."), mailing.asked_by),
        (_("Approved by %(name)s."), mailing.approved_by),
    )
    names = dict(User.objects.filter(pk__in=[pk for _words, pk in acts if pk]).values_list("pk", "username"))
    yield from (words % {"name": names[pk]} for words, pk in acts if pk in names)


def timing_in_words(mailing: Mailing) -> Iterator[str]:
    """The moment is told in the time zone that is active."""
    yield _begins(mailing)
    hours = {"first": f"{mailing.hours_from}:00", "last": f"{mailing.hours_until}:00"}
    yield _("Between %(first)s and %(last)s of each reader’s day.") % hours
    yield _pace(mailing)
    if mailing.is_urgent:
        yield _("Urgent: it also comes to who had a letter today, or reads us once a week.")
    else:
        yield _("Who had a letter today gets it the next morning; who reads us once a week, in her weekly letter.")
    if mailing.test_share:
        share = {"share": mailing.test_share}
        yield _("%(share)s %% try two subjects first; the others wait until somebody chooses.") % share
    if mailing.fallback:
        yield _("Who reads a language without words here gets: %(language)s.") % {
            "language": NAMES.get(mailing.fallback, mailing.fallback)
        }


def _begins(mailing: Mailing) -> str:
    if mailing.begin_at is None:
        return _("It begins at once.")
    at = formats.date_format(timezone.localtime(mailing.begin_at), "DATETIME_FORMAT")
    return _("It begins: %(at)s (%(zone)s).") % {"at": at, "zone": mailing.organisation.time_zone}


def _pace(mailing: Mailing) -> str:
    if not mailing.per_hour:
        return _("As fast as the mail server takes it.")
    hours = math.ceil((mailing.counted or 0) / mailing.per_hour)
    words = ngettext(
        "At most %(letters)s letters an hour: about %(hours)s hour of sending.",
        "At most %(letters)s letters an hour: about %(hours)s hours of sending.",
        hours,
    )
    return words % {"letters": formats.number_format(mailing.per_hour, force_grouping=True), "hours": hours}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
