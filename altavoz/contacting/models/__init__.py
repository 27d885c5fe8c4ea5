# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: what is to be said and how, what people wrote, and how offices want to be written to."""

from altavoz.contacting.models.messages import ContactReport, Digest, Message
from altavoz.contacting.models.offices import BodyRules, OfficeRules, OfficeStop
from altavoz.contacting.models.plans import Embassy, Plan, PlanText, WayCount

__all__ = [
    "BodyRules",
    "ContactReport",
    "Digest",
    "Embassy",
    "Message",
    "OfficeRules",
    "OfficeStop",
    "Plan",
    "PlanText",
    "WayCount",
]
