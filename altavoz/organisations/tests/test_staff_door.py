# SPDX-License-Identifier: AGPL-3.0-or-later
import hashlib
import hmac
import struct
import time
from base64 import b32decode

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from altavoz.organisations import roles
from altavoz.organisations.models import Centre
from altavoz.organisations.staff_door import StaffDoorMiddleware, is_from_this_machine
from altavoz.organisations.testing import make_centre, make_staff, sign_in

pytestmark = pytest.mark.django_db
SECRET = "a long enough secret"


@pytest.fixture
def home(client: Client) -> Client:
    """A browser on this machine."""
    client.defaults["HTTP_HOST"] = "127.0.0.1:8000"
    return client


def log_in(client: Client, name: str = "bo", password: str = SECRET) -> str:
    """Type name and password; where the browser is led."""
    answer = client.post("/accounts/login/", {"login": name, "password": password})
    return str(answer.headers.get("Location", answer.status_code))


def code_for(secret: str, *, ahead: int = 0) -> str:
    """Six digits as an authenticator app makes them (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number: int = struct.unpack(">I", digest[start : start + 4])[0]
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def test_without_a_login_the_staff_screens_lead_to_the_sign_in_page(home: Client) -> None:
    make_centre()
    assert home.get("/cms/reports/").headers["Location"] == "/accounts/login/?next=%2Fcms%2Freports%2F"


def test_wagtails_own_sign_in_page_leads_to_ours(home: Client) -> None:
    make_centre()
    assert home.get("/cms/login/?next=/cms/pages/").headers["Location"] == "/accounts/login/?next=%2Fcms%2Fpages%2F"
    assert home.post("/cms/login/", {"username": "bo", "password": SECRET}).status_code == 302


def test_wagtails_sign_in_form_for_private_pages_is_no_second_door(home: Client) -> None:
    make_centre()
    make_staff()
    answer = home.post("/en/_util/login/?next=/en/", {"username": "bo", "password": SECRET})
    assert answer.headers["Location"] == "/accounts/login/?next=/en/"
    assert "_auth_user_id" not in home.session


def test_the_sign_in_page_offers_no_account_to_strangers(home: Client) -> None:
    make_centre()
    page = home.get("/accounts/login/")
    assert page.status_code == 200
    assert b"signup" not in page.content
    assert home.get("/accounts/signup/", follow=True).status_code == 404
    assert home.post("/accounts/signup/", {}, follow=True).status_code == 404
    assert home.get("/accounts/password/reset/", follow=True).status_code == 404


def test_in_a_demonstration_bo_signs_in_with_his_password(home: Client) -> None:
    make_centre()
    make_staff()
    assert log_in(home) == "/cms/"
    assert home.get("/cms/").status_code == 200


def test_a_wrong_password_opens_nothing(home: Client) -> None:
    make_centre()
    make_staff()
    assert log_in(home, password="something else") == "200"
    assert home.get("/cms/").status_code == 302


def test_trying_passwords_is_soon_refused(home: Client) -> None:
    make_centre()
    make_staff()
    for _ in range(5):
        log_in(home, password="something else")
    assert log_in(home) == "200"
    assert home.get("/cms/").status_code == 302


def test_an_account_without_a_role_gets_a_plain_no(home: Client) -> None:
    make_centre()
    home.force_login(User.objects.create_user("dee", password=SECRET))
    assert home.get("/cms/").status_code == 403


@pytest.mark.parametrize(
    "sign",
    [
        {"HTTP_HOST": "weavers.example"},
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "http"},
        {"HTTP_X_FORWARDED_HOST": ""},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
    ids=lambda sign: next(iter(sign)),
)
def test_a_demonstration_opens_to_nobody_from_elsewhere(home: Client, settings: Settings, sign: dict[str, str]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    sign_in(home)
    assert home.get("/cms/").status_code == 200
    home.defaults.update(sign)
    assert home.get("/cms/").status_code == 403
    assert home.get("/accounts/login/").status_code == 403
    assert home.post("/accounts/login/", {"login": "bo", "password": SECRET}).status_code == 403


def test_a_demonstration_behind_a_configured_proxy_opens_to_nobody(home: Client, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    sign_in(home)
    assert home.get("/cms/").status_code == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:80", "127.0.0.2"])
def test_every_name_of_this_machine_is_known(host: str) -> None:
    assert is_from_this_machine(RequestFactory().get("/", headers={"host": host}))


@pytest.mark.parametrize("host", ["localhost.example", "127.0.0.1.example", "", "10.0.0.1", "[::2]"])
def test_no_other_name_passes_for_this_machine(host: str) -> None:
    assert not is_from_this_machine(RequestFactory().get("/", headers={"host": host}))


def test_public_pages_read_no_session_and_ask_no_database(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/en/")
    with django_assert_num_queries(0):
        answer = StaffDoorMiddleware(lambda _request: HttpResponse("hello"))(request)
    assert answer.status_code == 200
    assert not hasattr(request, "session")


def test_an_open_session_counts_for_nothing_on_public_pages_seen_from_elsewhere(rf: RequestFactory) -> None:
    make_centre()
    seen: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    request = rf.get("/documents/1/secret.pdf", headers={"host": "weavers.example", "cookie": "sessionid=abc"})
    request.user = make_staff()
    StaffDoorMiddleware(answer)(request)
    assert seen[0].user.is_anonymous


def test_before_a_centre_is_made_the_door_is_shut(home: Client) -> None:
    assert home.get("/cms/").status_code == 403
    assert home.get("/accounts/login/").status_code == 403


def test_in_production_a_password_alone_leads_to_setting_up_a_second_factor(client: Client) -> None:
    make_centre(Centre.Mode.PRODUCTION)
    make_staff()
    log_in(client)
    assert client.get("/cms/").headers["Location"] == "/accounts/2fa/?next=%2Fcms%2F"
    assert client.get("/accounts/2fa/").status_code == 200


def test_in_production_bo_sets_up_an_app_proves_it_and_is_in(client: Client) -> None:
    make_centre(Centre.Mode.PRODUCTION)
    make_staff()
    log_in(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    assert client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)}).status_code == 302
    assert client.get("/cms/").headers["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fcms%2F"
    client.post("/accounts/2fa/reauthenticate/", {"code": code_for(secret), "next": "/cms/"})
    assert client.get("/cms/").status_code == 200


def test_who_has_a_second_factor_must_use_it_at_every_sign_in(client: Client) -> None:
    test_in_production_bo_sets_up_an_app_proves_it_and_is_in(client)
    another = Client()
    assert log_in(another) == "/accounts/2fa/authenticate/"
    assert another.get("/cms/").headers["Location"].startswith("/accounts/login/")


def test_the_seed_of_the_codes_is_sealed_in_the_database(client: Client) -> None:
    make_centre(Centre.Mode.PRODUCTION)
    make_staff()
    log_in(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert not [row for row in Authenticator.objects.all() if secret in str(row.data)]


def test_what_only_a_script_answers_stays_shut_until_it_listens(client: Client) -> None:
    test_in_production_bo_sets_up_an_app_proves_it_and_is_in(client)
    page = client.get("/accounts/2fa/webauthn/add/").content.decode()
    assert 'id="mfa_webauthn_add" type="button" disabled>' in page
    assert "organisations/door.js" in page


def test_the_last_second_factor_cannot_be_given_up(client: Client) -> None:
    test_in_production_bo_sets_up_an_app_proves_it_and_is_in(client)
    client.post("/accounts/2fa/totp/deactivate/", {})
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_a_session_opened_before_the_second_factor_must_prove_it_too(client: Client) -> None:
    early = Client()
    make_centre(Centre.Mode.PRODUCTION)
    make_staff()
    log_in(early)
    log_in(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    assert early.get("/cms/").headers["Location"].startswith("/accounts/2fa/reauthenticate/")


def test_scripts_of_the_staff_screens_are_refused_rather_than_led_to_a_form(home: Client) -> None:
    make_centre()
    assert home.get("/cms/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_no_address_of_anybody_reaches_the_session(home: Client) -> None:
    make_centre()
    make_staff(role=roles.PUBLISHER)
    log_in(home)
    assert "127.0.0.1" not in str(dict(home.session.items()))
