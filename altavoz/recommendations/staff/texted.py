# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms of rows whose words stand in a row of their own for each language."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models
from django.utils.text import capfirst, format_lazy

from altavoz.decision_makers.directory import LANGUAGES
from altavoz.recommendations.models.plain import LanguageText

Row = TypeVar("Row", bound=models.Model)


class TextedForm(forms.ModelForm[Row]):
    """`texts` is the model of the words, `owner` its column for the row; each word is asked for in each language."""

    texts: ClassVar[type[LanguageText]]
    owner: ClassVar[str]
    wide: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        said = self._said()
        for column in self._columns():
            for language, called in LANGUAGES:
                # One language is enough: pages show the first that there is.
                field = column.formfield(required=False)
                field.label = format_lazy("{}: {}", capfirst(column.verbose_name), called)
                if column.name in self.wide:
                    field.widget = forms.Textarea(attrs={"rows": 3})
                self.fields[f"{column.name}_{language}"] = field
                self.initial[f"{column.name}_{language}"] = said.get(language, {}).get(column.name, "")

    def _columns(self) -> list[Any]:  # Any: a column of words
        return [each for each in self.texts._meta.fields if each.name not in {"id", "language", self.owner}]

    def _said(self) -> Mapping[str, Mapping[str, str]]:
        if not self.instance.pk:
            return {}
        rows = self.texts._default_manager.filter(**{self.owner: self.instance})
        columns = [each.name for each in self._columns()]
        return {row.language: {name: getattr(row, name) for name in columns} for row in rows}

    def save(self, commit: bool = True) -> Row:
        row = super().save(commit=commit)
        for language, _called in LANGUAGES:
            words = {each.name: self.cleaned_data.get(f"{each.name}_{language}", "") for each in self._columns()}
            rows = self.texts._default_manager.filter(**{self.owner: row}, language=language)
            if any(words.values()):
                rows.update_or_create(defaults=words, create_defaults={self.owner: row, "language": language, **words})
            else:
                rows.delete()
        return row
