# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration centre, whole: organisations, offices, petitions, letters to chambers, pages, menus, three logins.

Everybody who has signed is invented, and no act of a real person is.
"""

from datetime import datetime

from django.contrib.auth.models import User

from altavoz.campaigns.action import Campaign
from altavoz.campaigns.freezing import freeze_targets
from altavoz.demonstration import (
    a_brief,
    a_joint_letter,
    asking,
    at_risk,
    by_state,
    chambers,
    coming_together,
    countries,
    figures,
    following,
    mailings,
    networks,
    petitions,
    posts,
    reaching,
    signers,
    telling,
)
from altavoz.demonstration.reaching_words import assembly_facts, reaching_in
from altavoz.demonstration.risk_words import risk_in
from altavoz.demonstration.words import LANGUAGES, People, Words, invented_signers, people, words_in
from altavoz.organisations import demo_accounts


def build(now: datetime) -> None:
    """Into a centre that has only its first pages. Made in one transaction by whoever calls it."""
    # Logins of a try that did not come to its end would open nothing.
    demo_accounts.logins_file().unlink(missing_ok=True)
    demo_accounts.make(now)
    said = {language: words_in(language) for language in LANGUAGES}
    _fill(said, people(), now)


def _fill(said: dict[str, Words], who: People, now: datetime) -> None:
    organisations = asking.make_organisations(who.organisations)
    asking.publish_wordings([each for each in organisations.values() if each.fictional], said, now)
    asked_then, asked_now = asking.make_offices(who.asked_then), asking.make_offices(who.asked_now)
    campaign = Campaign.objects.create(slug="make-mexico-safe")
    closed = petitions.make_closed(campaign, organisations, asked_then)
    now_open = petitions.make_open(campaign, organisations, asked_now)
    # Pages quote them, and are refused where they quote what is not there.
    figures.make(organisations, now=now)
    by_state.make(organisations, now=now)
    telling.tell(said, campaign=campaign, closed=closed, now_open=now_open, now=now)
    letters, assembly = {language: reaching_in(language) for language in LANGUAGES}, assembly_facts()
    chambers.import_all(assembly, now)
    reaching.make(letters, assembly, campaign=campaign, organisations=organisations, now=now)
    risk = {language: risk_in(language) for language in LANGUAGES}
    at_risk.make(risk, campaign=campaign, organisations=organisations, now=now)
    coming_together.make(risk, campaign=campaign, organisations=organisations, now=now)
    telling.make_menus()
    networks.make(organisations)
    following.make(organisations, now=now)
    a_joint_letter.make(campaign=campaign, organisations=organisations, now=now)
    a_brief.make(now=now)
    posts.make(now=now)
    countries.make(now=now)
    freeze_targets(closed.pk, on=petitions.THEN, day_is_known=False)
    asking.forget_holders(asked_then)
    petitions.give_open_its_dates(now_open, said, now)
    staff = {user.username: user for user in User.objects.all()}
    petitions.hand_it_over(closed, said, now)
    petitions.carry_its_count_over(closed, entered_by=staff["campaigner"].pk, checked_by=staff["publisher"].pk, now=now)
    now_open.refresh_from_db()
    signers.fill_desk(now_open, invented_signers(), campaigner=staff["campaigner"], now=now)
    mailings.make(organisations, staff=staff, now=now)
