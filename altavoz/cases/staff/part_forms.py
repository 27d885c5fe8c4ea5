# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the forms of all parts of a case share: words in each language, and times as exact as they are known."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from altavoz.cases.consent import agreed
from altavoz.cases.going_public import escorts, naming, second_looks
from altavoz.cases.models import Case, Visibility
from altavoz.cases.times import approximate, chronology
from altavoz.cases.times.approximate import Part, Precision, Qualifier
from altavoz.personal_data.fields import SealedText

LANGUAGES: Mapping[str, Promise] = {"en": _("English"), "fr": _("French"), "es": _("Spanish")}
CODES = tuple(code for code, _name in settings.LANGUAGES)
WHAT = ("protection", "step", "status", "sort", "kind", "body", "named", "name")
LONG = frozenset({"text", "summary"})
GIVES_AWAY = _("A word of the real name stands here, and the real name is confidential.")
COUNTS_ESCORTS = _(
    "This seems to tell how many escorts there are. That stays confidential: say it without a number. If it tells "
    "nothing of the kind, look at it again and say so below."
)
LOOKED_AGAIN = _("I have looked at the words again: nobody learns from them how many escorts there are.")
LOOKED = "looked_again"


class PartForm(forms.ModelForm):  # type: ignore[type-arg]  # the model is each form's own
    """`text_model` has the words of one language a row, led to by `text_parent`; `texts` are its columns.

    `limits` are the lengths of the columns. `is_of_protection`: officers in its words are escorts.
    """

    text_model: ClassVar[type[models.Model] | None] = None
    text_parent: ClassVar[str] = ""
    texts: ClassVar[Mapping[str, int]] = {}
    is_of_protection: ClassVar[bool] = False
    is_always_public: ClassVar[bool] = False

    def __init__(self, *args: Any, case: Case, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.now = case, now
        self.harmless: list[str] = []
        if self.text_model is not None:
            self._add_texts(self.text_model)
        for name in self._sealed():
            self.fields[name].initial = getattr(self.instance, name)
        # What happened and when come first; who may read it stands beside how sure we are.
        words = [f"{column}_{code}" for column in self.texts for code in CODES]
        self.order_fields([*WHAT, *words, *approximate.FIELDS])

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        if self.is_always_public or self.cleaned_data.get("visibility") == Visibility.PUBLIC:
            self.refuse_what_gives_away()
        return self.cleaned_data

    def save_all(self) -> models.Model:
        """The row and its words; call it inside of `editing.change`."""
        row: models.Model = self.save(commit=False)
        for name in self._sealed():
            setattr(row, name, self.cleaned_data.get(name) or "")
        self.complete(row)
        row.save()
        self.save_m2m()
        if self.text_model is not None:
            for code in CODES:
                words = {column: self.cleaned_data.get(f"{column}_{code}", "") for column in self.texts}
                self._save_words(self.text_model, row, code, words)
        second_looks.note(self.case, self.harmless, now=self.now)
        return row

    def complete(self, row: models.Model) -> None:
        """Columns that nobody types."""

    def public_texts(self) -> Iterator[tuple[str, str]]:
        """Fields and what was typed there, of those that the public would read."""
        for column in self.texts:
            for code in CODES:
                yield f"{column}_{code}", self.cleaned_data.get(f"{column}_{code}") or ""

    def refuse_what_gives_away(self) -> None:
        hidden = naming.confidential_words(self.case)
        for name, text in self.public_texts():
            if naming.gives_away(text, hidden):
                self.add_error(name, str(GIVES_AWAY))
            if escorts.are_counted(text, of_protection=self.is_of_protection):
                self._flag(name, text, looked_at=second_looks.of(self.case))

    def _flag(self, name: str, text: str, *, looked_at: frozenset[str]) -> None:
        """It is let through where somebody looked at the very words again, and said so."""
        if second_looks.digest_of(text) in looked_at:
            return
        self.fields[LOOKED] = forms.BooleanField(label=LOOKED_AGAIN, required=False)
        if LOOKED in self.data:
            self.harmless.append(text)
        else:
            self.add_error(name, str(COUNTS_ESCORTS))

    def _save_words(self, model: type[models.Model], row: models.Model, code: str, words: Mapping[str, str]) -> None:
        rows = model._default_manager
        key: dict[str, Any] = {self.text_parent: row, "language": code}
        if any(words.values()):
            rows.update_or_create(**key, defaults=dict(words))
        else:
            rows.filter(**key).delete()

    def _add_texts(self, model: type[models.Model]) -> None:
        rows = model._default_manager.filter(**{self.text_parent: self.instance.pk})
        told = {getattr(row, "language", ""): row for row in rows}
        for column, limit in self.texts.items():
            label = model._meta.get_field(column).verbose_name  # type: ignore[union-attr]  # never a generic relation
            for code in CODES:
                self.fields[f"{column}_{code}"] = forms.CharField(
                    label=format_lazy("{} ({})", label, LANGUAGES[code]),
                    required=False,
                    max_length=limit,
                    widget=forms.Textarea({"rows": 4, "lang": code})
                    if column in LONG
                    else forms.TextInput({"lang": code}),
                    initial=getattr(told.get(code), column, ""),
                )

    def _sealed(self) -> Iterator[str]:
        """Sealed columns are never fields of a model form by themselves: each form declares them."""
        for column in self._meta.model._meta.local_fields:
            if isinstance(column, SealedText) and column.name in self.fields:
                yield column.name


def _widget(column: str, code: str) -> forms.Widget:
    return forms.Textarea({"rows": 4, "lang": code}) if column in LONG else forms.TextInput({"lang": code})


class WhenForm(PartForm):
    """A part with a time as exact as it is known: 2020-09-08, 2020-09 or 2020."""

    on = forms.CharField(
        label=_("When"),
        required=False,
        max_length=10,
        help_text=_("A day, a month or a year: 2020-09-08, 2020-09, 2020. Leave it empty where nobody knows."),
    )
    precision = forms.ChoiceField(label=_("How exactly"), choices=Precision.choices, required=False)
    part = forms.ChoiceField(label=_("Which part of it"), choices=[("", "–"), *Part.choices], required=False)
    qualifier = forms.ChoiceField(
        label=_("About, since, before …"), choices=[("", "–"), *Qualifier.choices], required=False
    )
    until = forms.CharField(label=_("Until, where it lasted"), required=False, max_length=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for name in ("on", "until"):
                day = getattr(self.instance, name)
                self.fields[name].initial = day.isoformat() if day else ""
            for name in ("precision", "part", "qualifier"):
                self.fields[name].initial = getattr(self.instance, name)

    def clean(self) -> dict[str, Any] | None:
        """What contradicts itself is refused beside the field that does; nothing that was typed is lost."""
        super().clean()
        read = approximate.read({name: self.cleaned_data.get(name) or "" for name in approximate.FIELDS})
        for name, trouble in read.wrong.items():
            self.add_error(name, str(trouble.label))
        if not read.wrong:
            for about in chronology.of_one(read.known, today=agreed.day_of(self.case, self.now)):
                self.add_error("on", about)
            self.instance.known = read.known
        return self.cleaned_data
