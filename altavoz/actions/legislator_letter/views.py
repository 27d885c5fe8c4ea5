# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public may take away of a letter: the chamber as a table."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.actions.legislator_letter import following, tables
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.campaigns.action import Action
from altavoz.website import pagecache

HIDDEN = (Action.State.PREPARING, Action.State.TAKEN_DOWN)
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@require_safe
def table(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    if language not in LANGUAGES:
        raise Http404
    letters = CircularLetter.objects.exclude(action__state__in=HIDDEN)
    letter = get_object_or_404(letters, action__public_id=public_id)
    with override(language):
        text = "".join(tables.lines(following.members(letter, language)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="legislators-{public_id}-{language}.csv"'
    response["Content-Language"] = language
    return pagecache.public(response)
