# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who asks in the demonstration, and who is asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from altavoz.decision_makers.models import Office, OfficeText, Person, Term
from altavoz.demonstration.words import OfficeFacts, OrganisationFacts, Words
from altavoz.organisations import wordings
from altavoz.organisations.models import ConsentWording, Membership, Organisation, OrganisationText

SOURCE = "The closed petition's own page (Change.org), undated; it gives no dates for the terms"


def make_organisations(facts: Iterable[OrganisationFacts]) -> dict[str, Organisation]:
    """By slug; members after the coalition that they belong to."""
    made: dict[str, Organisation] = {}
    for each in facts:
        made[each.slug] = _make_organisation(each)
        if each.member_of:
            Membership.objects.create(coalition=made[each.member_of], member=made[each.slug])
    return made


def publish_wordings(organisations: Iterable[Organisation], said: Mapping[str, Words], now: datetime) -> None:
    """Each organisation's sentence on news, in each language."""
    for organisation in organisations:
        for language, words in said.items():
            places = {
                "name": organisation.name(language),
                "address": ", ".join(organisation.postal_address.splitlines()),
                "contact": organisation.privacy_contact,
            }
            wording = ConsentWording.objects.create(
                organisation=organisation,
                language=language,
                label=words.wording.label.format(**places),
                text=words.wording.text.format(**places),
            )
            wordings.publish(wording, now)


def make_offices(facts: Iterable[OfficeFacts]) -> list[Office]:
    """One person a name, however many of the offices are theirs."""
    persons: dict[str, Person] = {}
    return [_make_office(each, persons) for each in facts]


def forget_holders(offices: Iterable[Office]) -> None:
    """From here on nobody claims to know who holds them: only what was frozen is known."""
    Office.objects.filter(pk__in=[office.pk for office in offices]).update(holding=Office.Holding.NOT_KNOWN)


def _make_organisation(facts: OrganisationFacts) -> Organisation:
    organisation = Organisation.objects.create(
        slug=facts.slug,
        kind=facts.kind,
        fictional=facts.fictional,
        runs_centre=facts.runs_centre,
        postal_address=facts.postal_address,
        privacy_contact=facts.privacy_contact,
        time_zone=facts.time_zone,
    )
    for language, name in facts.names.items():
        OrganisationText.objects.create(organisation=organisation, language=language, name=name)
    return organisation


def _make_office(facts: OfficeFacts, persons: dict[str, Person]) -> Office:
    known = bool(facts.holder)
    office = Office.objects.create(
        country=facts.country,
        body=facts.body,
        holding=Office.Holding.BY_TERM if known else Office.Holding.NOT_KNOWN,
        source=SOURCE if known else "",
    )
    for language, title in facts.titles.items():
        OfficeText.objects.create(office=office, language=language, title=title)
    if known:
        if facts.holder not in persons:
            persons[facts.holder] = Person.objects.create(name=facts.holder, honorific=facts.honorific)
        Term.objects.create(office=office, person=persons[facts.holder], source=SOURCE)
    return office
