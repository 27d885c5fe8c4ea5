# SPDX-License-Identifier: AGPL-3.0-or-later
"""Straight to the page of an address: Wagtail's own way reads two rows for each of its steps, and four before them."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.views import serve as serve_by_steps

from altavoz.website import errors, generations, gone
from altavoz.website.pages import BasePage

# Where the pages of a host and a language begin: few, for only allowed hosts come this far.
_beginnings: generations.Kept[str] = generations.Kept()


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail serves; what is not found live at the whole address is looked for in Wagtail's own way."""
    page = page_at(request, path)
    if page is not None:
        # Where Wagtail keeps what it has found for a request (see Page.route_for_request).
        request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]  # Wagtail hangs it on
    try:
        response: HttpResponse = serve_by_steps(request, path)
    except Http404:
        if not gone.is_gone(request.path):
            raise
        return errors.gone(request)
    return response


def forget() -> None:
    """For tests, whose databases come and go."""
    _beginnings.forget()


def page_at(request: HttpRequest, path: str) -> Page | None:
    """The live page at that address below the prefix of the active language."""
    steps = [step for step in path.split("/") if step]
    beginning = _beginnings.get((request.get_host(), get_language()), lambda: _beginning(request))
    if not steps or not beginning:
        return None
    address = "{}{}/".format(beginning, "/".join(steps))
    # The slug has an index, the address has none.
    found = Page.objects.filter(slug=steps[-1], url_path=address, live=True).values_list("pk", "content_type")[:1]
    return next((_whole(pk, content_type) for pk, content_type in found), None)


def first_page(request: HttpRequest) -> Page | None:
    """The home page in the active language."""
    beginning = _beginnings.get((request.get_host(), get_language()), lambda: _beginning(request))
    found = (
        Page.objects.filter(url_path=beginning, live=True).values_list("pk", "content_type")[:1] if beginning else []
    )
    return next((_whole(pk, content_type) for pk, content_type in found), None)


def _whole(pk: int, content_type: int) -> Page | None:
    """The page as its own class has it, read at once with all that it always shows."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, BasePage):
        return None
    page: Page | None = model._default_manager.select_related(*model.read_with).filter(pk=pk).first()
    return page


def _beginning(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    return str(site.root_page.localized.url_path) if site else ""
