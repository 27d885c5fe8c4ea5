# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a supporter reaches an office, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactWay(models.TextChoices):
    CENTRE = "centre", _("sent by this centre")
    OWN_MAIL = "own_mail", _("from one’s own mail program")
    OFFICE_FORM = "office_form", _("through the office’s own form")
    PRINT = "print", _("printed, and sent by post or fax")
    POST = "post", _("by post")
    FAX = "fax", _("by fax")
    EMBASSY = "embassy", _("through the embassy")
    SOCIAL = "social", _("on a social network")
    CALL = "call", _("by telephone")
    PLEDGE = "pledge", _("promised for later")


class Result(models.TextChoices):
    """What somebody says has come of it; nobody can check it."""

    SENT = "sent", _("sent it")
    SPOKE = "spoke", _("spoke to someone")
    LEFT_MESSAGE = "left_message", _("left a message")
    NO_ANSWER = "no_answer", _("nobody answered")
    PROMISED = "promised", _("will write")


# Of everything else the person herself says what came of it.
BY_HERSELF = tuple(way for way in ContactWay if way not in (ContactWay.CENTRE, ContactWay.PLEDGE))
CALLED = frozenset({Result.SPOKE, Result.LEFT_MESSAGE, Result.NO_ANSWER})
# What may be said of each way; of all others that it was sent.
POSSIBLE = {ContactWay.CALL: CALLED, ContactWay.PLEDGE: frozenset({Result.PROMISED})}
