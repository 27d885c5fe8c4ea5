# SPDX-License-Identifier: AGPL-3.0-or-later
"""The exact list of middleware: each costs every request, and their order is part of our safety."""

from django.conf import settings

EXPECTED = [
    "altavoz.website.pagecache.PageCacheMiddleware",
    "altavoz.website.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "altavoz.website.language_door.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "altavoz.organisations.staff_door.StaffDoorMiddleware",
    "altavoz.organisations.audit_door.AuditMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]


def differences(actual: list[str], expected: list[str]) -> list[str]:
    """What was added, what is gone, and whether what is left stands in another order."""
    found = [f"added: {name}" for name in actual if name not in expected]
    found += [f"gone: {name}" for name in expected if name not in actual]
    return found or (["the order changed"] if actual != expected else [])


def test_the_middleware_is_exactly_this() -> None:
    assert not differences(list(settings.MIDDLEWARE), EXPECTED)


def test_an_added_a_missing_and_a_moved_one_are_refused() -> None:
    assert differences([*EXPECTED, "tracking.Middleware"], EXPECTED)
    assert differences(EXPECTED[1:], EXPECTED)
    assert differences(EXPECTED[::-1], EXPECTED)


def test_the_same_list_passes() -> None:
    assert not differences(list(EXPECTED), EXPECTED)
