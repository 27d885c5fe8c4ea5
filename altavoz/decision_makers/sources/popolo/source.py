# SPDX-License-Identifier: AGPL-3.0-or-later
"""Popolo JSON (popoloproject.com): persons, organizations, posts and memberships, in and out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from altavoz.decision_makers.directory import Body
from altavoz.decision_makers.editions import Edition
from altavoz.decision_makers.models import ContactPoint, Office, Term
from altavoz.decision_makers.snapshot import (
    OCD,
    BodyFact,
    ContactFact,
    DivisionFact,
    OfficeFact,
    PersonFact,
    Snapshot,
    TermFact,
)
from altavoz.decision_makers.sources import CannotRead, Files, Source, day_of, text_of

POPOLO = "popolo.json"
LANGUAGES = ("en", "fr", "es")
WAYS = {"email": "email", "voice": "phone", "cell": "phone", "phone": "phone", "fax": "fax", "address": "postal"}
WRITTEN = {"phone": "voice", "postal": "address"}
Thing = Mapping[str, Any]  # Any: JSON as somebody else wrote it


def read(files: Files, *, as_of: date) -> Snapshot:
    """Memberships without a post make an office of the person's own seat in the organization."""
    told = _object(text_of(files, POPOLO))
    try:
        return _snapshot(told, as_of)
    except (KeyError, TypeError, AttributeError) as error:
        raise CannotRead(f"{POPOLO} lacks something that Popolo asks for: {error}.") from error


def _object(text: str) -> Thing:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise CannotRead(f"{POPOLO} is no JSON.") from error
    if not isinstance(told, dict) or not isinstance(told.get("persons"), list):
        raise CannotRead(f"{POPOLO} has no list of persons.")
    return told


def _snapshot(told: Thing, as_of: date) -> Snapshot:
    country = str(told.get("country") or "").upper()
    if len(country) != 2:
        raise CannotRead(f"{POPOLO} needs “country” with the two letters of the ISO code at its top.")
    posts = list(told.get("posts") or ())
    bodies = {body["id"] for body in told.get("organizations") or ()}
    memberships = list(told.get("memberships") or ())
    areas = [area for area in told.get("areas") or () if str(area.get("id")).startswith(OCD)]
    placed = {area["id"] for area in areas}
    known = {post["id"] for post in posts}
    return Snapshot(
        country=country,
        as_of=as_of,
        said_by=str(told.get("source") or "a Popolo file imported by staff"),
        licence=str(told.get("licence") or ""),
        divisions=tuple(DivisionFact(area["id"], country, _names(area["name"])) for area in areas),
        bodies=tuple(
            BodyFact(f"popolo:{body['id']}", country, _names(body["name"]), _sort(body))
            for body in told.get("organizations") or ()
        ),
        offices=tuple(_office(post, country, bodies, placed) for post in posts),
        persons=tuple(
            PersonFact(f"popolo:{person['id']}", person["name"], str(person.get("sort_name") or ""))
            for person in told["persons"]
        ),
        terms=tuple(_term(each) for each in memberships if each.get("post_id") in known),
        contacts=(*_contacts(told["persons"], "person"), *_contacts(posts, "office")),
        left_out=tuple(
            f"membership of {each.get('person_id')}: no post"
            for each in memberships
            if each.get("post_id") not in known
        ),
    )


def _names(name: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, name)


def _sort(body: Thing) -> str:
    said = str(body.get("classification") or "")
    return Body.Sort.CHAMBER if said == "legislature" else said if said in Body.Sort.values else Body.Sort.OTHER


def _office(post: Thing, country: str, bodies: set[str], placed: set[str]) -> OfficeFact:
    body, division = post.get("organization_id"), str(post.get("area_id") or "")
    return OfficeFact(
        key=f"popolo:{post['id']}",
        country=country,
        titles=_names(str(post.get("label") or post.get("role") or post["id"])),
        body=f"popolo:{body}" if body in bodies else "",
        role=str(post.get("role") or "")[:40],
        division=division if division in placed else "",
    )


def _term(membership: Thing) -> TermFact:
    where = f"{POPOLO}, membership of {membership['person_id']}"
    return TermFact(
        office=f"popolo:{membership['post_id']}",
        person=f"popolo:{membership['person_id']}",
        since=day_of(str(membership.get("start_date") or ""), where),
        until=day_of(str(membership.get("end_date") or ""), where),
        party=str(membership.get("on_behalf_of_id") or ""),
    )


def _contacts(things: Iterable[Thing], whose: str) -> Iterator[ContactFact]:
    for thing in things:
        key = f"popolo:{thing['id']}"
        if thing.get("email"):
            yield ContactFact("email", str(thing["email"]), **{whose: key})
        for detail in thing.get("contact_details") or ():
            if detail.get("value") and detail.get("type") in WAYS:
                yield ContactFact(
                    WAYS[detail["type"]], str(detail["value"]), **{whose: key}, label=str(detail.get("label") or "")
                )


def export(country: str) -> dict[str, object]:
    """What is shown of a country now, as Popolo. Vacant and not known are posts without a membership."""
    shown = Edition.objects.filter(shown_by__isnull=False)
    rows = Office.objects.filter(country=country).select_related("institution")
    offices = list(rows.prefetch_related("texts", "institution__texts").order_by("pk"))
    terms = list(Term.objects.filter(office__in=offices, person__isnull=False).select_related("person", "office"))
    persons = {term.person for term in terms if term.person}
    contacts = ContactPoint.objects.filter(person__in=persons)
    return {
        "country": country,
        "source": "; ".join(sorted({edition.said_by for edition in shown if edition.country in {country, ""}})),
        "persons": [
            {
                "id": person.public_id,
                "name": person.name,
                "sort_name": person.sort_name,
                "contact_details": [_detail(each) for each in contacts if each.person_id == person.pk],
            }
            for person in sorted(persons, key=lambda person: person.pk)
        ],
        "organizations": [
            {"id": f"{body.pk}", "name": body.name("en"), "classification": body.sort}
            for body in {office.institution for office in offices if office.institution}
        ],
        "areas": [{"id": name, "name": name} for name in sorted({office.division for office in offices} - {""})],
        "posts": [
            {
                "id": office.public_id,
                "label": office.title("en"),
                "role": office.role,
                "organization_id": f"{office.institution_id}" if office.institution_id else None,
                "area_id": office.division or None,
            }
            for office in offices
        ],
        "memberships": [_membership(term) for term in terms if term.person],
    }


def _detail(contact: ContactPoint) -> dict[str, str]:
    return {"type": WRITTEN.get(contact.way, contact.way), "value": contact.value, "label": contact.label}


def _membership(term: Term) -> dict[str, str | None]:
    return {
        "person_id": term.person.public_id if term.person else None,
        "post_id": term.office.public_id,
        "start_date": term.since.isoformat() if term.since else None,
        "end_date": term.until.isoformat() if term.until else None,
        "on_behalf_of_id": term.party or None,
    }


SOURCE = Source(
    slug="popolo",
    about="A Popolo file of any legislature",
    read=read,
    files=(POPOLO,),
)
