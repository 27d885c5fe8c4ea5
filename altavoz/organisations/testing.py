# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a centre, organisations, wordings, and staff who have signed in."""

from datetime import UTC, datetime

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client

from altavoz.organisations import mode, roles, wordings
from altavoz.organisations.models import Centre, ConsentWording, Organisation, OrganisationText
from altavoz.personal_data.public_ids import new_public_id

SPRING = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
ADDRESS = "12 Loom Street\nMontreal"
NAMES = {"en": "Weavers' Watch", "fr": "Veille des tisserandes", "es": "Vigilancia de Tejedoras"}


def make_centre(sort: Centre.Mode = Centre.Mode.DEMONSTRATION, now: datetime = SPRING) -> Centre:
    return mode.make(sort, now)


def make_organisation(
    *, names: dict[str, str] | None = None, runs_centre: bool = False, postal_address: str = ADDRESS, voice: str = ""
) -> Organisation:
    """A fictional organisation with a name in each language."""
    organisation = Organisation.objects.create(
        slug=new_public_id(),
        fictional=True,
        runs_centre=runs_centre,
        postal_address=postal_address,
        privacy_contact="privacy@weavers.example",
        voice=voice,
    )
    for language, name in (NAMES if names is None else names).items():
        OrganisationText.objects.create(organisation=organisation, language=language, name=name)
    return organisation


def make_wording(
    organisation: Organisation, *, language: str = "en", published: bool = True, now: datetime = SPRING
) -> ConsentWording:
    name = organisation.name(language)
    wording = ConsentWording.objects.create(
        organisation=organisation,
        language=language,
        label=f"{name} may write to me.",
        text=f"{name}, {organisation.postal_address}. {organisation.privacy_contact}",
    )
    if published:
        done = wordings.publish(wording, now)
        assert done.published, done.missing
    return wording


def make_staff(*, name: str = "bo", role: str | None = roles.CAMPAIGNER) -> User:
    """A staff account; a role of None makes an administrator."""
    if role is None:
        return User.objects.create_superuser(name, password="a long enough secret")
    user = User.objects.create_user(name, password="a long enough secret")
    roles.give(user, group=role)
    return user


def sign_in(client: Client, *, name: str = "bo", role: str | None = roles.CAMPAIGNER) -> User:
    """Sign in past the door of either sort of centre; makes a demonstration where there is none."""
    if not Centre.objects.exists():
        make_centre()
    user = User.objects.filter(username=name).first() or make_staff(name=name, role=role)
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}})
    client.defaults["HTTP_HOST"] = "localhost"
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": 0.0, "type": "totp"}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return user
