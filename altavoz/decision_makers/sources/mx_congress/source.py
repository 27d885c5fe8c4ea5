# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mexico's Congress: the seats that are elected in a place. Who holds them no open table tells: they are not known."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.snapshot import BodyFact, DivisionFact, OfficeFact, Snapshot
from altavoz.decision_makers.sources import Files, Line, Source, table_of

DATA = Path(__file__).parent / "data"
DISTRICTS, DIVISIONS = "federal-districts.csv", "country-mx.csv"
COUNTRY = "ocd-division/country:mx"
DEPUTIES, SENATE = "mx/diputados", "mx/senado"
BODIES = (
    BodyFact(
        DEPUTIES,
        "MX",
        {"en": "Chamber of Deputies of Mexico", "fr": "Chambre des députés du Mexique", "es": "Cámara de Diputados"},
    ),
    BodyFact(SENATE, "MX", {"en": "Senate of Mexico", "fr": "Sénat du Mexique", "es": "Senado de la República"}),
)
DEPUTY = {
    "en": "Dear Deputy",
    "fr": "Madame la Députée, Monsieur le Député",
    "es": "Estimada Diputada, estimado Diputado",
}
SENATOR = {
    "en": "Dear Senator",
    "fr": "Madame la Sénatrice, Monsieur le Sénateur",
    "es": "Estimada Senadora, estimado Senador",
}
# A state sends two senators of the list with most votes and one of the second.
SEATS = {
    "1": {"en": "first of the majority", "fr": "premier siège de la majorité", "es": "primera fórmula de mayoría"},
    "2": {"en": "second of the majority", "fr": "second siège de la majorité", "es": "segunda fórmula de mayoría"},
    "3": {"en": "first minority", "fr": "première minorité", "es": "primera minoría"},
}


def read(files: Files, *, as_of: date) -> Snapshot:
    states = _states(files)
    districts = [line for line in table_of(files, DISTRICTS, "division", "state_es") if "/fed:" in line["division"]]
    left_out = [
        f"{line['division']}: no state of this name" for line in districts if fold(line["state_es"]) not in states
    ]
    placed = [(states[fold(line["state_es"])], _number(line)) for line in districts if fold(line["state_es"]) in states]
    return Snapshot(
        country="MX",
        as_of=as_of,
        said_by="Wikidata, by way of EveryPolitician (proto-commons-mexico); ids: opencivicdata/ocd-division-ids",
        licence="CC0-1.0",
        divisions=tuple(_divisions(states.values(), placed)),
        bodies=BODIES,
        offices=(*_deputies(placed), *_senators(states.values())),
        left_out=tuple(left_out),
    )


def _states(files: Files) -> dict[str, Line]:
    """By name: the two tables have different letters for the same states."""
    rows = table_of(files, DIVISIONS, "id", "name")
    return {
        fold(row["name"]): row
        for row in rows
        if row["id"].startswith(f"{COUNTRY}/state:") and row["id"].count("/") == 2
    }


def _number(line: Line) -> int:
    return int(line["division"].rsplit(":", 1)[1])


def _divisions(states: Iterable[Line], placed: list[tuple[Line, int]]) -> Iterator[DivisionFact]:
    yield DivisionFact(COUNTRY, "MX", {"en": "Mexico", "fr": "Mexique", "es": "México"}, "country")
    for state in states:
        yield DivisionFact(state["id"], "MX", _state_names(state), "state", COUNTRY)
    for state, number in placed:
        yield DivisionFact(f"{state['id']}/fed:{number}", "MX", _district(state, number), "district", state["id"])


def _state_names(state: Line) -> dict[str, str]:
    """The capital alone has a name of its own in each language; the state of México is told from the country."""
    return {
        f"{COUNTRY}/state:df": {"en": "Mexico City", "fr": "Mexico", "es": "Ciudad de México"},
        f"{COUNTRY}/state:em": {"en": "State of Mexico", "fr": "État de Mexico", "es": "Estado de México"},
    }.get(state["id"], dict.fromkeys(("en", "fr", "es"), state["name"]))


def _district(state: Line, number: int) -> dict[str, str]:
    name = _state_names(state)
    return {
        "en": f"{name['en']}, federal district {number}",
        "fr": f"{name['fr']}, circonscription fédérale {number}",
        "es": f"{name['es']}, distrito federal electoral {number}",
    }


def _deputies(placed: list[tuple[Line, int]]) -> Iterator[OfficeFact]:
    for state, number in placed:
        where = _district(state, number)
        titles = {
            "en": f"Deputy for {where['en']}",
            "fr": f"Membre de la Chambre des députés pour {where['fr']}",
            "es": f"Diputación por {where['es']}",
        }
        division = f"{state['id']}/fed:{number}"
        key = f"{DEPUTIES}/{state['id'].rsplit(':', 1)[1]}/{number}"
        yield OfficeFact(key, "MX", titles, DEPUTIES, "deputy", division, DEPUTY)


def _senators(states: Iterable[Line]) -> Iterator[OfficeFact]:
    for state in states:
        name = _state_names(state)
        for place, which in SEATS.items():
            titles = {
                "en": f"Senator for {name['en']} ({which['en']})",
                "fr": f"Membre du Sénat pour {name['fr']} ({which['fr']})",
                "es": f"Senaduría por {name['es']} ({which['es']})",
            }
            key = f"{SENATE}/{state['id'].rsplit(':', 1)[1]}/{place}"
            yield OfficeFact(key, "MX", titles, SENATE, "senator", state["id"], SENATOR)


SOURCE = Source(
    slug="mx_congress",
    about="Seats of Mexico's Congress by state and district; holders not known",
    read=read,
    files=(DISTRICTS, DIVISIONS),
    data={DISTRICTS: DATA / "federal-districts.csv.gz", DIVISIONS: DATA / "country-mx.csv.gz"},
    data_as_of=date(2018, 7, 19),
)
