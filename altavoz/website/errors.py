# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is shown when something cannot be: plain pages that ask nothing of the database."""

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from altavoz.website.languages import OWN_NAMES, LanguageLink
from altavoz.website.reader import language_of_reader


@dataclass(frozen=True)
class Trouble:
    title: Promise
    text: Promise


TROUBLES = {
    400: Trouble(
        _("We could not read that."),
        _("What your browser sent was not complete or not in order. Go back, load the page again and try once more."),
    ),
    403: Trouble(
        _("This is not open to you."),
        _("The page or form refused what was sent. If you came from another site, go to the page here and try again."),
    ),
    404: Trouble(
        _("There is no page here."),
        _("The address may have a slip in it, or the page has moved. The front page shows all that is going on."),
    ),
    410: Trouble(
        _("This page was taken away."),
        _("It was here once and will not come back. Sometimes that is how a person is kept safe."),
    ),
    413: Trouble(
        _("That was too much at once."),
        _("What was sent is larger than this form can take. Shorten it a little and send it again."),
    ),
    500: Trouble(
        _("Something broke on our side."),
        _("It was not your doing, and it has been noted. Wait a minute, then try again."),
    ),
    503: Trouble(
        _("We are back in a moment."),
        _("The centre is resting for a short while. Nothing that you sent before is lost. Try again in a few minutes."),
    ),
}
OFFLINE = Trouble(
    _("You are not connected."),
    _(
        "The network does not answer. Nothing was sent. Once you are connected again, go back: "
        "most browsers keep what you typed."
    ),
)


def trouble_page(request: HttpRequest, status: int, *, trouble: Trouble | None = None) -> HttpResponse:
    """The plain page of a status, in the language of its reader."""
    language = language_of_reader(request)
    with override(language):
        # Without the request no context processor is called: those may ask the database.
        page = render_to_string(
            "website/trouble.html",
            {
                "status": status,
                "trouble": trouble or TROUBLES[status],
                "language": language,
                "languages": [
                    LanguageLink(code, name, f"/{code}/", is_current=code == language)
                    for code, name in OWN_NAMES.items()
                ],
            },
        )
    response = HttpResponse(page, status=status)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble_page(request, 403)


def forbidden_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return trouble_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble_page(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    return trouble_page(request, 410)


def server_error(request: HttpRequest) -> HttpResponse:
    return trouble_page(request, 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    response = trouble_page(request, 503)
    response["Retry-After"] = "120"
    return response


def offline(request: HttpRequest) -> HttpResponse:
    """What the small service worker keeps for somebody whose line breaks while filling in a form."""
    response = trouble_page(request, 200, trouble=OFFLINE)
    response["Cache-Control"] = "public, max-age=86400"
    return response
