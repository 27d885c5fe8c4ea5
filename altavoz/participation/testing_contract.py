# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every kind of action must do. The tests of a kind inherit `KindContract` and are asked all of it at once."""

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from altavoz.campaigns import kinds, life
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.campaigns.kinds import ActionKind
from altavoz.campaigns.testing import SPRING, make_action, make_action_page
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.models import Participation
from altavoz.participation.testing import ana_types, confirm_as, make_participation
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import erase_person, export_person


@pytest.mark.django_db
class KindContract:
    """Give `slug`; give `fields` where the kind's form asks for more than every form does."""

    slug: str
    fields: dict[str, object] = {}

    @property
    def kind(self) -> ActionKind:
        return kinds.kind_of(Action(kind=self.slug))

    def action(self, state: str = Action.State.OPEN) -> Action:
        return make_action(kind=self.slug, state=state, opened_at=SPRING)

    def take_part(self, client: Client, action: Action, *, language: str = "en") -> HttpResponseBase:
        """Ana fills in the form of that language and sends it."""
        typed = ana_types(action, language=language, **self.fields)
        answer: HttpResponseBase = client.post(reverse("participation:take-part", args=[action.public_id]), typed)
        return answer

    def test_its_page_works_without_script(self, client: Client) -> None:
        action = self.action()
        page = make_action_page(action)
        shown = client.get(page.url).content.decode()
        assert 'method="post"' in shown
        assert f'action="/act/{action.public_id}/"' in shown

    @pytest.mark.parametrize("language", ["en", "fr", "es"])
    def test_its_words_exist_in_every_language(self, language: str) -> None:
        form = self.kind.blank_form(action=self.action(), language=language)
        assert all(field.label is not None for name, field in form.fields.items() if name in self.fields)
        assert str(self.kind.label)
        assert str(self.kind.button)

    @pytest.mark.parametrize("language", ["en", "fr", "es"])
    def test_it_writes_its_letter_in_every_language(self, client: Client, language: str) -> None:
        self.take_part(client, self.action(), language=language)
        letter = Letter.objects.get()
        written = writer_of(letter).write(letter)
        assert letter.language == language
        assert written is not None
        assert written.text
        assert written.subject

    def test_it_refuses_when_it_is_closed(self, client: Client) -> None:
        action = self.action()
        life.close(action.pk, now=SPRING)
        answer = self.take_part(client, action)
        assert answer.status_code != 303
        assert not Participation.objects.exists()

    def test_a_repeat_looks_like_the_first_time(self, client: Client) -> None:
        action = self.action()
        first, second = self.take_part(client, action), self.take_part(client, action)
        assert first.status_code == second.status_code == 303
        assert dict(first.headers).keys() == dict(second.headers).keys()
        assert len(first["Location"]) == len(second["Location"])
        assert Participation.objects.count() == 1

    def test_a_confirmation_changes_the_count_by_one(self, client: Client) -> None:
        action = self.action()
        self.take_part(client, action)
        row = Participation.objects.get()
        assert not Change.objects.exists()
        confirm_as(row, now=SPRING)
        assert Change.objects.get(action=action).n == 1
        assert client.post(reverse("participation:confirm", args=[row.token])).status_code < 500
        assert Change.objects.count() == 1

    def test_what_is_held_of_a_person_is_exported(self) -> None:
        make_participation(self.action(), email="ana@example.org")
        told = export_person(email_key("ana@example.org"))
        assert any("Ana" in row.values() for rows in told.values() for row in rows)

    def test_what_is_held_of_a_person_is_erased(self) -> None:
        make_participation(self.action(), email="ana@example.org")
        assert erase_person(email_key("ana@example.org"), SPRING)
        assert not any(export_person(email_key("ana@example.org")).values())

    def test_it_knows_who_has_taken_part(self) -> None:
        action = self.action()
        assert not self.kind.has_participants(action.pk)
        make_participation(action)
        assert self.kind.has_participants(action.pk)
