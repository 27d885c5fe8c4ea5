# SPDX-License-Identifier: AGPL-3.0-or-later
"""The outside door: what all actions share, and what each kind adds under its own name."""

from ninja import NinjaAPI

from altavoz.api import actions, cases, decision_makers, followed, indicators, legislators, recommendations, search
from altavoz.api.problems import handle_errors
from altavoz.campaigns.kinds import kinds


def build() -> NinjaAPI:
    # The page that draws the description loads scripts from elsewhere, so there is none; the description is enough.
    api = NinjaAPI(
        title="Altavoz",
        version="1",
        description="Actions, whom they ask, counts to check, public cases, figures. Read only, no key, no cookie.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
    )
    handle_errors(api)
    api.add_router("/actions", actions.router)
    api.add_router("/actions", legislators.router)
    api.add_router("/cases", cases.router)
    api.add_router("/decision-makers", decision_makers.router)
    api.add_router("/indicators", indicators.router)
    api.add_router("/recommendations", recommendations.router)
    api.add_router("/recommendations", followed.router)
    api.add_router("/search", search.router)
    for kind in kinds():
        if kind.router is not None:
            api.add_router(f"/{kind.slug}", kind.router)
    return api
