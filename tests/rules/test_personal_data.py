# SPDX-License-Identifier: AGPL-3.0-or-later
"""Personal data is registered and sealed: what is not listed is not erased."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from altavoz.personal_data import private_files
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.register import holdings, shared_files
from tests.rules.house import obeyed, room_of

# What tells of a person by its name, whatever the model.
PERSONAL_NAMES = {
    "given_name", "family_name", "full_name", "first_name", "last_name", "email", "recipient", "postcode", "reason",
    "address", "street", "phone", "birth_date", "ip", "ip_address", "user_agent",
}  # fmt: skip

# Neither sealed nor erased, each with its reason.
KEPT_BY_DESIGN = {
    "decision_makers.Office.email": "the official address of a public office",
    "event.Event.online": "where an event meets: sealed, because only those may learn it who said yes; nobody's own",
    "event.EventText.way_in": "how to get into an event: sealed for the same reason",
    "indicators.LeftAsItIs.reason": "why an editor lets a text keep an older number: about the text",
    "organisations.Organisation.postal_address": "an organisation's own, printed in every consent wording",
    "organisations.Organisation.privacy_contact": "an organisation's own, printed in the privacy notice",
    "solidarity.Card.recipient": "leads to whom the cards are for, by the words that staff wrote for the page",
    "solidarity.Printing.recipient": "the same",
    "solidarity.RecipientText.recipient": "the same",
    "supporters.KeptOut.email_key": "a keyed hash that keeps who was erased out of a list that waits, and goes with it",
    "personal_data.DoNotWrite.email_key": "a keyed hash that has to outlive erasure: it is the promise not to write",
}

# In a model that holds personal data, these sorts of columns say nothing about a person: counts, dates and states.
PLAIN_TYPES = (
    models.AutoField, models.BooleanField, models.DateField, models.DateTimeField, models.IntegerField,
    models.ForeignKey,
)  # fmt: skip

# Text columns of such models that are clear by design, each with its reason.
CLEAR_TEXTS = {
    "public_id": "random",
    "organisation_name": "an organisation's, and public where it signs",
    "clause": "a place in a letter",
    "quoted": "a letter's own words, which are published; they go when its case is taken down",
    "token": "random",
    "state": "one of a few words",
    "reason_state": "one of a few words",
    "held": "one of a few words",
    "language": "clear by design",
    "country": "clear by design",
    "channel": "one of a few words",
    "kind": "one of a few words",
    "about": "a public id",
    "said_where": "a public id with its kind",
    "joined_where": "the form, or a public id with its kind",
    "rhythm": "one of a few words",
    "networks": "numbers of networks",
    "wordings": "numbers of wordings",
    "ended_how": "one of a few words",
    "refusal": "one of a few words",
    "claimed_by": "a worker's name",
    "came_from": "the code of a mailing, the same for all of its readers; emptied at the confirmation",
    "sort": "one of a few words",
    "status": "a code of the mail's own standard",
    "trouble": "the wire's words, without the address",
    "way": "one of a few words",
    "result": "one of a few words",
    "consents": "numbers of wordings",
    "why": "one of a few words",
    "half": "which of two subjects, by lot",
    "second_language": "one of the centre's languages",
    "arrived": "a public id",
    "sender": "one of a few words",
    "proven_by": "one of a few words",
    "spf": "a word of RFC 8601",
    "dkim": "a word of RFC 8601",
    "dmarc": "a word of RFC 8601",
    "confidence": "one of a few words",
    "given_by": "one of a few words",
    "part": "one of a few words",
    "precision": "one of a few words",
    "public_name": "random",
    "qualifier": "one of a few words",
    "certainty": "one of a few words",
    "scopes": "a few words of a short list",
    "step": "one of a few words",
    "visibility": "one of a few words",
    "letter": "the words and counts of a pack, of which the public page has most; no supporter is in it",
}
KEYS = {"email_key", "recipient_key", "text_key"}


@dataclass(frozen=True)
class Column:
    """What the rules need to know of a field."""

    label: str
    field: models.Field[Any, Any]
    registered: bool
    beside_personal: bool

    @property
    def name(self) -> str:
        return self.field.name


def columns() -> Iterator[Column]:
    registered = {holding.model: holding.columns | holding.keys for holding in holdings()}
    for model in apps.get_models():
        if room_of(model.__module__):
            for field in model._meta.local_fields:
                label = f"{model._meta.app_label}.{model.__name__}.{field.name}"
                yield Column(label, field, field.name in registered.get(model, ()), model in registered)


def unregistered(looked_at: Iterable[Column]) -> Iterator[str]:
    """A column that tells of a person by name or by being sealed, and is on no list."""
    for column in looked_at:
        telling = column.name in PERSONAL_NAMES or column.name in KEYS or isinstance(column.field, SealedText)
        if telling and not column.registered and column.label not in KEPT_BY_DESIGN:
            yield f"{column.label} is personal: register it with personal_data"


def unsealed(looked_at: Iterable[Column]) -> Iterator[str]:
    for column in looked_at:
        told = column.registered or (column.name in PERSONAL_NAMES and column.label not in KEPT_BY_DESIGN)
        clear = isinstance(column.field, PLAIN_TYPES) or column.name in CLEAR_TEXTS or column.name in KEYS
        if told and not clear and not isinstance(column.field, SealedText):
            yield f"{column.label} is personal: make it a SealedText"


def unexplained(looked_at: Iterable[Column]) -> Iterator[str]:
    """Beside personal columns, every other one is of a plain sort or has its reason in the list above."""
    for column in looked_at:
        if not column.beside_personal or column.registered or isinstance(column.field, PLAIN_TYPES):
            continue
        if column.name not in CLEAR_TEXTS:
            yield f"{column.label} is neither registered nor clear by design"


def files_beside_people(looked_at: Iterable[Column]) -> Iterator[str]:
    looked_at = list(looked_at)
    rooms = {column.label.split(".")[0] for column in looked_at if column.beside_personal}
    for column in looked_at:
        if column.label.split(".")[0] in rooms and isinstance(column.field, models.FileField):
            yield f"{column.label}: files about people lie encrypted outside the media folder"


def links_to_files() -> Iterator[str]:
    yield from (f"{model._meta.label}.{column}" for model, column in private_files.links())


def registered_files() -> set[str]:
    of_people = {f"{each.model._meta.label}.{column}" for each in holdings() for column in each.files}
    return of_people | {f"{each.model._meta.label}.{column}" for each in shared_files() for column in each.columns}


def unregistered_files(labels: Iterable[str], registered: set[str]) -> Iterator[str]:
    """A private file that no register knows is neither exported nor dropped."""
    for label in labels:
        if label not in registered:
            yield f"{label} leads to a private file: register it with its person, or as a file shared by many"


def test_every_private_file_is_registered() -> None:
    obeyed(unregistered_files(links_to_files(), registered_files()))


def test_every_registered_file_exists_and_says_how_long_it_is_kept() -> None:
    assert registered_files() <= set(links_to_files())
    assert all(str(each.what) and str(each.until) for each in shared_files())


def test_a_private_file_that_nobody_registered_is_refused() -> None:
    assert list(unregistered_files(["participation.Sample.scan"], set()))
    assert not list(unregistered_files(["participation.Sample.scan"], {"participation.Sample.scan"}))


def test_every_personal_column_is_registered() -> None:
    obeyed(unregistered(columns()))


def test_every_personal_column_is_sealed() -> None:
    obeyed(unsealed(columns()))


def test_every_other_column_beside_them_is_explained() -> None:
    obeyed(unexplained(columns()))


def test_no_plain_file_lies_in_a_room_with_personal_data() -> None:
    obeyed(files_beside_people(columns()))


def test_every_registered_column_exists() -> None:
    for holding in holdings():
        names = {field.name for field in holding.model._meta.get_fields()}
        assert holding.columns | holding.keys <= names, holding.model


def test_no_reason_is_given_for_a_column_that_is_gone() -> None:
    assert set(KEPT_BY_DESIGN) <= {column.label for column in columns()}


def sample(field: models.Field[Any, Any], name: str, *, registered: bool = False, beside: bool = True) -> Column:
    field.name = name
    return Column(f"participation.Sample.{name}", field, registered, beside)


def test_a_column_that_nobody_registered_is_refused() -> None:
    assert list(unregistered([sample(SealedText(), "nickname")]))
    assert list(unregistered([sample(models.CharField(), "postcode", beside=False)]))
    assert not list(unregistered([sample(SealedText(), "nickname", registered=True)]))


def test_a_personal_column_in_clear_is_refused() -> None:
    assert list(unsealed([sample(models.CharField(), "email")]))
    assert not list(unsealed([sample(SealedText(), "email", registered=True)]))


def test_a_column_without_a_reason_is_refused_beside_personal_ones() -> None:
    assert list(unexplained([sample(models.CharField(), "favourite_song")]))
    assert list(unexplained([sample(models.JSONField(), "extra")]))
    assert not list(unexplained([sample(models.DateTimeField(), "made_at")]))
    assert not list(unexplained([sample(models.CharField(), "favourite_song", beside=False)]))


@pytest.mark.parametrize("field", [models.FileField(), models.ImageField()])
def test_a_plain_file_is_refused_in_a_room_with_personal_data(field: models.Field[Any, Any]) -> None:
    assert list(files_beside_people([sample(field, "scan")]))
    assert not list(files_beside_people([sample(field, "scan", beside=False)]))
