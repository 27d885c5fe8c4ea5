# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: what is written, whom it is for, and who of them has got it."""

from altavoz.mailings.models.audiences import Audience
from altavoz.mailings.models.mailings import Mailing, MailingText
from altavoz.mailings.models.recipients import EnoughOfIt, Recipient

__all__ = ["Audience", "EnoughOfIt", "Mailing", "MailingText", "Recipient"]
