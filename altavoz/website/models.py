# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every model of this room, gathered for Django from the file of its idea."""

from altavoz.website.finding.entries import Entry, Walk
from altavoz.website.generations import Generation
from altavoz.website.gone import GoneAddress
from altavoz.website.licences import PictureLicence
from altavoz.website.menus import MenuItem, MenuLabel
from altavoz.website.pages import HomePage, PlainPage, PrivacyPage
from altavoz.website.topics import Topic, TopicName

__all__ = [
    "Entry",
    "Generation",
    "GoneAddress",
    "HomePage",
    "MenuItem",
    "MenuLabel",
    "PictureLicence",
    "PlainPage",
    "PrivacyPage",
    "Topic",
    "TopicName",
    "Walk",
]
