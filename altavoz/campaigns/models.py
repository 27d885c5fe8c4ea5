# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every model of this room, gathered for Django from the file of its idea."""

from altavoz.campaigns.action import Action, ActionDate, Asker, Campaign, FrozenTarget, Outcome, OutcomeText, Target, Threshold
from altavoz.campaigns.counts import Change, Tally, TallyCell
from altavoz.campaigns.pages import ActionIndexPage, ActionPage, CampaignPage
from altavoz.campaigns.wording import FrozenText, SameMeaning, TextVersion

__all__ = []
