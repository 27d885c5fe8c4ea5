# SPDX-License-Identifier: AGPL-3.0-or-later
"""The seats of the Congress of the United States: two in the Senate for each state, one in the House for each
district, and the six delegates without a vote. Who sits there is another file's matter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from altavoz.decision_makers.snapshot import BodyFact, DivisionFact, Names, OfficeFact, PostcodeFact
from altavoz.decision_makers.sources import Line

COUNTRY = "ocd-division/country:us"
HOUSE, SENATE = "us/house", "us/senate"
TERRITORIES = frozenset({"as", "gu", "mp", "pr", "vi"})
BODIES = (
    BodyFact(
        HOUSE,
        "US",
        {
            "en": "House of Representatives of the United States",
            "fr": "Chambre des représentants des États-Unis",
            "es": "Cámara de Representantes de los Estados Unidos",
        },
    ),
    BodyFact(
        SENATE,
        "US",
        {
            "en": "Senate of the United States",
            "fr": "Sénat des États-Unis",
            "es": "Senado de los Estados Unidos",
        },
    ),
)
REPRESENTATIVE: Names = {
    "en": "Dear Representative",
    "fr": "Madame la Représentante, Monsieur le Représentant",
    "es": "Estimada Representante, estimado Representante",
}
SENATOR: Names = {
    "en": "Dear Senator",
    "fr": "Madame la Sénatrice, Monsieur le Sénateur",
    "es": "Estimada Senadora, estimado Senador",
}


@dataclass(frozen=True, order=True)
class Seat:
    """`place` is a district (0: the whole state) or a class of senators."""

    chamber: str
    state: str
    place: int

    @property
    def key(self) -> str:
        return f"{self.chamber}/{self.state}/{self.place}"

    @property
    def division(self) -> str:
        state = state_id(self.state)
        return f"{state}/cd:{self.place}" if self.chamber == HOUSE and self.place else state


def state_id(state: str) -> str:
    if state == "dc":
        return f"{COUNTRY}/district:dc"
    return f"{COUNTRY}/{'territory' if state in TERRITORIES else 'state'}:{state}"


def class_of(last_year: int) -> int:
    """A senator's class, by the year in which the six years end: 2019 and 2025 are those of class 1."""
    return {3: 1, 5: 2, 1: 3}[last_year % 6]


def in_table(zips: Iterable[Line]) -> set[Seat]:
    """Every seat of the House that has a district in the table of postcodes."""
    return {Seat(HOUSE, line["state_abbr"].lower(), int(line["cd"])) for line in zips}


def postcodes(zips: Iterable[Line], redrawn: frozenset[str]) -> Iterator[PostcodeFact]:
    for line in zips:
        state = line["state_abbr"].lower()
        yield PostcodeFact(line["zcta"], Seat(HOUSE, state, int(line["cd"])).division, state in redrawn)


def divisions(seats: Iterable[Seat], names: Mapping[str, str]) -> Iterator[DivisionFact]:
    """Country, states and territories with a seat, and their districts."""
    yield DivisionFact(COUNTRY, "US", {"en": "United States", "fr": "États-Unis", "es": "Estados Unidos"}, "country")
    ordered = sorted(set(seats))
    for state in sorted({seat.state for seat in ordered}):
        ocd_id = state_id(state)
        yield DivisionFact(ocd_id, "US", {"en": names[ocd_id]}, "state", COUNTRY)
    for seat in ordered:
        if seat.chamber == HOUSE and seat.place:
            state_name = names[state_id(seat.state)]
            yield DivisionFact(seat.division, "US", _district(state_name, seat.place), "district", state_id(seat.state))


def offices(seats: Iterable[Seat], names: Mapping[str, str]) -> Iterator[OfficeFact]:
    for seat in sorted(set(seats)):
        state = names[state_id(seat.state)]
        if seat.chamber == SENATE:
            titles, salutations, role = _senator(state), SENATOR, "senator"
        else:
            titles, salutations, role = _representative(seat, state), REPRESENTATIVE, _role(seat.state)
        yield OfficeFact(seat.key, "US", titles, seat.chamber, role, seat.division, salutations)


def _role(state: str) -> str:
    """Those who sit in the House without a vote may sign letters like the others."""
    if state == "pr":
        return "resident_commissioner"
    return "delegate" if state == "dc" or state in TERRITORIES else "representative"


def _senator(state: str) -> Names:
    return {
        "en": f"Senator for {state}",
        "fr": f"Membre du Sénat pour {state}",
        "es": f"Integrante del Senado por {state}",
    }


def _representative(seat: Seat, state: str) -> Names:
    where = _district(state, seat.place) if seat.place else dict.fromkeys(("en", "fr", "es"), state)
    title = "Representative" if _role(seat.state) == "representative" else "Delegate"
    return {
        "en": f"{title} for {where['en']}",
        "fr": f"Membre de la Chambre des représentants pour {where['fr']}",
        "es": f"Integrante de la Cámara de Representantes por {where['es']}",
    }


def _district(state: str, number: int) -> Names:
    return {
        "en": f"{state}, District {number}",
        "fr": f"{state}, circonscription {number}",
        "es": f"{state}, distrito {number}",
    }
