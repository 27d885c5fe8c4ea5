# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: an action as it stands after somebody published it, and its pages."""

from datetime import UTC, datetime

from django.conf import settings
from wagtail.models import Locale, Page, Site

from altavoz.campaigns import kinds
from altavoz.campaigns.action import Action, Asker, Target
from altavoz.campaigns.pages import ActionIndexPage, ActionPage
from altavoz.campaigns.settling import Words
from altavoz.campaigns.wording import FrozenText, TextVersion
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.testing import make_office, make_person
from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import make_organisation
from altavoz.website.pages import HomePage

SPRING = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
HEADLINES = {
    "en": "Let the weavers go home",
    "fr": "Laissez rentrer les tisserandes",
    "es": "Que las tejedoras vuelvan a casa",
}
ASKS = {
    "en": "Release the weavers of the valley.",
    "fr": "Libérez les tisserandes de la vallée.",
    "es": "Liberen a las tejedoras del valle.",
}
CLOSED_STATES = {Action.State.CLOSED, Action.State.DELIVERED, Action.State.WON, Action.State.NOT_WON}


def make_action(
    *,
    state: str = Action.State.OPEN,
    kind: str = "petition",
    organisation: Organisation | None = None,
    closes_at: datetime | None = None,
    opened_at: datetime = SPRING,
    **columns: object,
) -> Action:
    """With an organisation that asks, one office asked, and words frozen as version 1 in each language.

    One that is being prepared has no words yet.
    """
    organisation = organisation or make_organisation()
    is_public = state != Action.State.PREPARING
    action = Action.objects.create(
        kind=kind,
        name="Weavers",
        state=state,
        organisation=organisation,
        country="CA",
        opened_at=opened_at if is_public else None,
        closes_at=closes_at,
        closed_at=opened_at if state in CLOSED_STATES else None,
        **columns,
    )
    Asker.objects.create(action=action, organisation=organisation, role=Asker.Role.STARTER, offers_news=True)
    add_target(action)
    if is_public:
        freeze_words(action)
    return action


def add_target(action: Action, *, holder: str = "Vera Okonjo", titles: dict[str, str] | None = None) -> Target:
    office = make_office(titles=titles, holder=make_person(holder))
    return Target.objects.create(action=action, office=office, place=action.targets.count())


def freeze_words(action: Action, headlines: dict[str, str] | None = None) -> TextVersion:
    version = TextVersion.objects.create(action=action, number=action.text_version + 1, opened_at=SPRING)
    for language, headline in (headlines or HEADLINES).items():
        FrozenText.objects.create(
            version=version, language=language, headline=headline, ask=ASKS[language], frozen_at=SPRING
        )
    Action.objects.filter(pk=action.pk).update(text_version=version.number)
    action.text_version = version.number
    return version


def make_home(language: str = "en") -> HomePage:
    """The home page of that language at the root of the site, made when it is first asked for."""
    found: HomePage | None = HomePage.objects.filter(locale__language_code=language).first()
    if found is not None:
        return found
    locale, _made = Locale.objects.get_or_create(language_code=language)
    first = HomePage.objects.order_by("pk").first()
    home = HomePage(title="Altavoz", slug=f"home-{language}", headline="What you can do", locale=locale)
    if first is not None:
        home.translation_key = first.translation_key
    root = Page.objects.filter(depth=1).get()
    root.add_child(instance=home)
    if first is None:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "port": 80}
        )
    return home


def make_index(language: str = "en") -> ActionIndexPage:
    home = make_home(language)
    found: ActionIndexPage | None = ActionIndexPage.objects.child_of(home).first()
    if found is not None:
        return found
    first = ActionIndexPage.objects.order_by("pk").first()
    index = ActionIndexPage(title="Actions", slug="act", locale=home.locale)
    if first is not None:
        index.translation_key = first.translation_key
    home.add_child(instance=index)
    return index


def make_action_page(action: Action, language: str = "en", *, live: bool = True, **fields: object) -> ActionPage:
    """The page of that language under `/act/`, with the words that `make_action` froze."""
    index = make_index(language)
    told = action.pages.first()
    headline = str(fields.pop("title", HEADLINES[language]))
    page = kinds.kind_of(action).page(
        title=headline,
        slug=str(fields.pop("slug", f"weavers-{action.public_id[:6]}")),
        ask=fields.pop("ask", ASKS[language]),
        action=action,
        locale=index.locale,
        live=live,
        has_unpublished_changes=not live,
        **fields,
    )
    if told is not None:
        page.translation_key = told.translation_key
    index.add_child(instance=page)
    return page


def action_of(page: ActionPage) -> Action:
    action: Action | None = page.action
    assert action is not None
    return action


def office_asked(action: Action) -> Office:
    office = action.targets.get().office
    assert office is not None
    return office


def make_action_pages(action: Action) -> dict[str, ActionPage]:
    """One page in each language."""
    return {code: make_action_page(action, code) for code, _name in settings.LANGUAGES}


def words(headline: str = HEADLINES["en"], ask: str = ASKS["en"], *demands: str) -> Words:
    return Words(headline, ask, demands)
