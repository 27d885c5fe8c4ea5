# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every act of staff leaves one entry, whoever wrote the screen."""

import inspect
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver, reverse

from altavoz.organisations import audit, roles
from altavoz.organisations.audit_door import NO_ACTS, AuditMiddleware
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.staff_door import BEHIND_THE_DOOR
from altavoz.organisations.testing import make_organisation, make_staff, make_wording, sign_in

NOW = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def asked(
    answer: HttpResponseBase, *, path: str = "/cms/menus/edit/7/", name: str = "edit", notes: bool = False
) -> None:
    """Bo posts there, and the screen answers that; `notes`: it writes its own entry."""

    def screen(request: HttpRequest) -> HttpResponseBase:
        request.resolver_match = ResolverMatch(screen, (), {"pk": 7, "token": "secret"}, name, namespaces=["menus"])
        if notes:
            audit.note(actor=request.user, act="menus.change", now=NOW)
        return answer

    request = RequestFactory().post(path)
    request.user = make_staff(name="bo", role=None)
    AuditMiddleware(screen)(request)


def test_what_nobody_notes_leaves_one_entry_with_the_name_of_its_address() -> None:
    asked(HttpResponseRedirect("/cms/menus/"))
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.act, entry.subject) == ("bo", "menus:edit", "pk=7")


def test_what_notes_itself_leaves_exactly_its_own_entry() -> None:
    asked(HttpResponseRedirect("/cms/menus/"), notes=True)
    assert acts() == ["menus.change"]


def test_a_form_that_comes_back_with_errors_did_nothing() -> None:
    asked(HttpResponse("<p>errors</p>"))
    assert acts() == []


def test_an_upload_by_script_is_an_act() -> None:
    asked(JsonResponse({"success": True}))
    assert acts() == ["menus:edit"]


def test_what_the_editor_saves_again_and_again_by_itself_is_noted_once(client: Client) -> None:
    sign_in(client, role=None)
    bo = make_staff(name="chandra", role=None)
    request = RequestFactory().post("/cms/pages/7/edit/")
    request.user = bo
    request.resolver_match = ResolverMatch(lambda: None, (), {"page_id": 7}, "edit", namespaces=["pages"])
    for _time in range(3):
        AuditMiddleware(lambda request: JsonResponse({"success": True}))(request)
    assert acts() == ["pages:edit"]


def test_what_the_public_posts_is_not_looked_at() -> None:
    asked(HttpResponseRedirect("/"), path="/act/aaaaaaaaaaaaaaaa/")
    assert acts() == []


def test_setting_up_a_second_factor_is_an_act_and_its_token_is_not_written_down() -> None:
    asked(HttpResponseRedirect("/accounts/2fa/"), path="/accounts/2fa/totp/activate/")
    assert AuditEntry.objects.get().subject == "pk=7"


def test_a_screen_of_wagtails_own_is_covered(client: Client) -> None:
    sign_in(client, role=None)
    client.post(reverse("wagtailadmin_collections:add"), {"name": "Photographs", "parent": "1"})
    assert acts() == ["wagtailadmin_collections:add"]


def test_a_screen_of_ours_that_notes_itself_is_noted_once(client: Client) -> None:
    sign_in(client, role=roles.PUBLISHER)
    wording = make_wording(make_organisation(), published=False)
    client.post(reverse("wordings:show", args=[wording.pk]))
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.before["published"], entry.after["published"]) == (
        "organisations.publish_wording", False, True,
    )  # fmt: skip


def test_a_refused_attempt_is_written_down_as_refused(client: Client) -> None:
    sign_in(client, role=roles.EDITOR)
    client.post(reverse("organisations_roles:give"))
    assert AuditEntry.objects.values_list("act", "after").get() == ("organisations_roles:give", {"refused": True})


def test_looking_leaves_no_entry(client: Client) -> None:
    sign_in(client, role=None)
    client.get(reverse("organisations_roles:list"))
    client.get(reverse("organisations_audit:read"))
    assert acts() == []


def screens(patterns: Iterable[URLPattern | URLResolver], within: str = "") -> Iterator[tuple[str, str]]:
    """Every address below, as the name that the door sees and the module of its view."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from screens(pattern.url_patterns, within + (f"{pattern.namespace}:" if pattern.namespace else ""))
        else:
            yield f"{within}{pattern.name}", inspect.unwrap(pattern.callback).__module__


def addresses(patterns: Iterable[URLPattern | URLResolver], within: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = within + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here, inspect.unwrap(pattern.callback).__module__


def test_what_the_door_lets_pass_without_an_entry_exists_and_is_no_screen_of_ours() -> None:
    known = dict(screens(get_resolver().url_patterns))
    assert set(NO_ACTS) <= set(known)
    assert not [name for name in NO_ACTS if known[name].startswith("altavoz.")]


def test_every_screen_of_ours_for_staff_lies_behind_the_door() -> None:
    """Where the door looks at each post: a staff view that is mounted elsewhere would leave no entry."""
    found = list(addresses(get_resolver().url_patterns))
    ours = [address for address, module in found if re.search(r"^altavoz\..*\.staff(\.|$)", module)]
    assert len(ours) > 10
    assert not [address for address in ours if not f"/{address}".startswith(BEHIND_THE_DOOR)]
