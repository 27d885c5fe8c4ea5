# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a postcode looks like in each country, so that a wrong one gets an answer that helps."""

import re

FORMS = {
    "US": re.compile(r"(?P<code>\d{5})(-?\d{4})?"),
    "CA": re.compile(r"(?P<code>[ABCEGHJ-NPRSTVXY]\d[A-Z](\d[A-Z]\d)?)"),
    "MX": re.compile(r"(?P<code>\d{5})"),
}
ANY = re.compile(r"(?P<code>[A-Z\d]{2,12})")
# So many letters at most are read; more are no postcode anywhere.
LONGEST = 16


def normal(code: str, country: str) -> str:
    """The code as our tables have it; empty where no code of that country looks like this."""
    bare = re.sub(r"[\s.]", "", code.upper()) if len(code) <= LONGEST else ""
    found = FORMS.get(country, ANY).fullmatch(bare if country in FORMS else bare.replace("-", ""))
    return found["code"] if found else ""


def looks_like(code: str, *, but: str) -> str:
    """Another country whose codes look like this and unlike those of the country asked; empty where there is none."""
    return next((country for country in FORMS if country != but and normal(code, country)), "")


def beginnings(code: str) -> list[str]:
    return [code[:length] for length in range(1, len(code) + 1)]
