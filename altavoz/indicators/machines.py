# SPDX-License-Identifier: AGPL-3.0-or-later
"""An indicator as a dataset of schema.org. No licence stands there, for nobody has said under which one numbers are."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from altavoz.indicators.figures import Known

# Search engines want no less and no more of a description.
LEAST, MOST = 50, 5000


def dataset_of(known: Known, *, country: str, language: str) -> dict[str, Any]:
    one, rows = known.indicator, known.all
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": one.name(language),
        "description": _description(known, language),
        "url": _whole(reverse("indicators:one", args=[language, one.slug])),
        "creator": {"@type": "Organization", "name": one.said("by", language)},
        "spatialCoverage": {"@type": "Place", "name": country},
        "variableMeasured": one.said("unit", language),
        "measurementTechnique": str(one.get_method_display()),
        "isAccessibleForFree": True,
        "inLanguage": language,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": _whole(reverse("indicators:table", args=[language, one.slug])),
        },
    }
    if rows:
        first, last = min(row.starts for row in rows), max(row.ends for row in rows)
        facts["temporalCoverage"] = f"{first.isoformat()}/{last.isoformat()}"
        facts["dateModified"] = max(row.written_at for row in rows).isoformat(timespec="seconds")
        facts["citation"] = list(dict.fromkeys(row.source_url or row.source for row in rows))
    return {name: value for name, value in facts.items() if value}


def _description(known: Known, language: str) -> str:
    """Longer where what is counted is said in a few words."""
    parts, words = [known.indicator.said(name, language) for name in ("counted", "by", "note", "base")], ""
    parts += [known.indicator.name(language), *(row.source for row in known.all[:3])]
    for part in filter(None, parts):
        if len(words) >= LEAST:
            break
        words = f"{words} {part}".strip()
    return words[:MOST]


def _whole(path: str) -> str:
    return f"{settings.ALTAVOZ_URL}{path}"
