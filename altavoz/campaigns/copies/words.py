# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's page in words alone: what a paper or a letter says of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from altavoz.campaigns.copies.lines import Line, lines_of
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.merge_fields import values_of_view
from altavoz.campaigns.page_parts import ActionView, TargetLine
from altavoz.campaigns.page_view import view_of
from altavoz.website.merge_fields import Output, Values, render, render_markup

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage


@dataclass(frozen=True)
class Told:
    """A page in words: what a paper or a letter says of it."""

    title: str
    kicker: str
    head: tuple[str, ...]
    lead: str
    story: tuple[Line, ...]
    asks: tuple[str, ...]
    asks_heading: str
    targets: tuple[str, ...]
    targets_heading: str
    address: str


def told_of(page: "ActionPage", *, now: datetime) -> Told:
    """Call it in the page's language and in the action's time zone."""
    action, language = page.action, page.told_in
    if action is None:
        raise ValueError("a page that tells of no action is not copied")
    view = view_of(action, language=language, now=now)
    values = values_of_view(action, view, language=language)
    return Told(
        title=page.title,
        kicker=" · ".join(
            part for part in (country_name(action.country, language), view.kind_label, page.kicker) if part
        ),
        head=(*page.specific.facts(), *_head(view)),
        lead=render(page.lead, values=values, output=Output.TEXT),
        story=_story(page, view, values),
        asks=tuple(page.asks()),
        asks_heading=_("What we ask") if view.is_open else _("What was asked"),
        targets=tuple(_target(target) for target in view.targets),
        targets_heading=_("Whom we ask") if view.is_open else _("Whom it asked"),
        address=view.share_url,
    )


def _head(view: ActionView) -> list[str]:
    """Where it stands, in whole sentences."""
    closes = _("Closes on %(moment)s") % {"moment": view.closes} if view.is_open and view.closes else ""
    starts = _("Started by %(organisation)s.") % {"organisation": view.starter} if view.starter else ""
    return [words for words in (view.first_words, f"{closes}." if closes else "", starts) if words]


def _story(page: "ActionPage", view: ActionView, values: Values) -> tuple[Line, ...]:
    html = "\n".join(str(block.render_as_block({"page": page, "view": view})) for block in page.story)
    return lines_of(render_markup(html, values=values), base=settings.ALTAVOZ_URL)


def _target(target: TargetLine) -> str:
    offices = ", ".join(office.title for office in target.offices)
    holder = f"{target.holder_name} ({target.standing_label})" if target.standing_label else target.holder_name
    return ": ".join(part for part in (offices, holder.strip(" ()")) if part)
