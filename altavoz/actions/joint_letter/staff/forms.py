# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write of a joint letter: its facts, its words in each language, its letterhead, and whom to ask."""

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from altavoz.actions.joint_letter.inviting import Listed, read_list
from altavoz.actions.joint_letter.models.letter import JointLetter, Letterhead, LetterText
from altavoz.actions.joint_letter.writing import HEAD_FIELDS, TEXT_FIELDS, Facts, Texts
from altavoz.organisations.staff.day_inputs import DayInput, MomentInput
from altavoz.recommendations.models import Document

# The base class is generic for the type checker alone.
if TYPE_CHECKING:
    FactsBase = forms.ModelForm[JointLetter]
else:
    FactsBase = forms.ModelForm
FACTS = ("office", "document", "dated", "deadline", "embargo_until", "individuals")
CODES = tuple(settings.LANGUAGES)
PARTS = (
    (LetterText, TEXT_FIELDS, "text", _("%(language)s: the letter")),
    (Letterhead, HEAD_FIELDS, "head", _("%(language)s: the letterhead")),
)
LONG = {"to": 4, "body": 10, "demands": 8, "ending": 3, "cc": 3, "called": 2}
MOST_PICTURE_BYTES = 2_000_000
MOST_PIXELS = 16_000_000
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True)
class Part:
    """The fields of the letter or its letterhead in one language; folded where nothing is written or wrong."""

    title: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


class LetterForm(FactsBase):
    """The model's own facts, and beside them a field for every part of every language."""

    enclosed = forms.ModelMultipleChoiceField(
        label=_("Enclosures"), queryset=Document.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = JointLetter
        fields = FACTS
        widgets = {
            "dated": DayInput(),
            "deadline": MomentInput(),
            "embargo_until": MomentInput(),
        }

    def __init__(self, *args: Any, organisation_id: int, **kwargs: Any) -> None:  # Any: the base class's signature
        super().__init__(*args, **kwargs)
        known = Document.objects.filter(organisation=organisation_id)
        documents = known.prefetch_related("texts").order_by("-dated", "code")
        for name in ("enclosed", "document"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the type checker: both choose among rows
            field.queryset = documents
            field.label_from_instance = _called  # type: ignore[method-assign,assignment]  # as Django has it
        for code, _language in CODES:
            for model, names, lead, _title in PARTS:
                for name in names:
                    self.fields[f"{lead}_{name}_{code}"] = _field(model, name)
        self._fill()

    def plain(self) -> list[forms.BoundField]:
        """What holds in every language."""
        return [self[name] for name in (*FACTS, "enclosed")]

    def parts(self) -> list[Part]:
        """Those of the first language are open where none is written yet."""
        found = [self._part(code, str(language), *each[1:]) for code, language in CODES for each in PARTS]
        first = () if any(part.is_open for part in found) else found[: len(PARTS)]
        return [replace(part, is_open=True) if part in first else part for part in found]

    def _part(self, code: str, language: str, names: tuple[str, ...], lead: str, title: str) -> Part:
        fields = tuple(self[f"{lead}_{name}_{code}"] for name in names)
        return Part(title % {"language": language}, fields, any(field.errors or field.value() for field in fields))

    def facts(self) -> Facts:
        said = self.cleaned_data
        return Facts(**{name: said[name] for name in FACTS}, enclosed=tuple(said["enclosed"]))

    def texts(self) -> Texts:
        return self._of("text", TEXT_FIELDS)

    def heads(self) -> Texts:
        return self._of("head", HEAD_FIELDS)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for code, _language in CODES:
            if not said.get(f"text_title_{code}"):
                continue
            for name in ("to", "salutation", "body"):
                if not said.get(f"text_{name}_{code}"):
                    self.add_error(f"text_{name}_{code}", _("A letter in this language needs this too."))
        return said

    def _of(self, lead: str, names: tuple[str, ...]) -> Texts:
        said = self.cleaned_data
        return {
            code: {name: (said[f"{lead}_{name}_{code}"] or "").replace("\r\n", "\n") for name in names}
            for code, _name in CODES
        }

    def _fill(self) -> None:
        if self.instance._state.adding:
            return
        self.initial["enclosed"] = list(self.instance.enclosures.values_list("document", flat=True))
        for text in self.instance.texts.all():
            self.initial.update({f"text_{name}_{text.language}": getattr(text, name) for name in TEXT_FIELDS})
        for head in self.instance.letterheads.all():
            self.initial.update({f"head_{name}_{head.language}": getattr(head, name) for name in HEAD_FIELDS})


class InviteForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=lambda: list(settings.LANGUAGES))
    pasted = forms.CharField(
        label=_("Organisations"),
        max_length=100_000,
        widget=forms.Textarea({"rows": 14}),
        help_text=_("One a line: the name, a semicolon, a tab or a space, and the e-mail address of its contact."),
    )

    listed: Listed = Listed((), ())

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        self.listed = read_list(pasted)
        if self.listed.unread:
            lines = ", ".join(str(number) for number in self.listed.unread[:20])
            raise forms.ValidationError(
                _("No name with an address was found in these lines: %(lines)s."), params={"lines": lines}
            )
        return pasted


class OrderForm(forms.Form):
    order = forms.ChoiceField(label=_("Order"), choices=JointLetter.Order.choices, widget=forms.RadioSelect)


class PaperForm(forms.Form):
    organisation = forms.CharField(label=_("Organisation"), max_length=200)
    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("Title in the organisation"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("So that she or he can have the name taken away later; it is shown to nobody."),
    )
    is_chair = forms.BooleanField(label=_("Signs as a co-chair of the coalition"), required=False)


class PicturesForm(forms.Form):
    """They are kept encrypted and stand nowhere but in the PDF."""

    scan = forms.FileField(label=_("Scanned signature (PNG or JPEG)"), required=False)
    logo = forms.FileField(label=_("Logo (PNG or JPEG)"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for name in ("scan", "logo"):
            file = said.get(name)
            if file is not None and not media_type_of(file):
                self.add_error(name, _("This is no picture of up to two megabytes that we can read."))
        return said


def media_type_of(file: UploadedFile[bytes]) -> str:
    """What it is by its own bytes; nothing for what is too large or no picture."""
    if file.size is None or file.size > MOST_PICTURE_BYTES:
        return ""
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        with Image.open(io.BytesIO(content), formats=list(FORMATS)) as picture:
            sort, (width, height) = picture.format or "", picture.size
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        return ""
    return FORMATS.get(sort, "") if width * height <= MOST_PIXELS else ""


def _called(document: Document) -> str:
    return f"{document.code}: {document.name()}"


def _field(model: type[LetterText] | type[Letterhead], name: str) -> forms.Field:
    of_model = next(each for each in model._meta.local_fields if each.name == name)
    return forms.CharField(
        label=capfirst(of_model.verbose_name),
        max_length=of_model.max_length,
        required=False,
        widget=forms.Textarea({"rows": LONG[name]}) if name in LONG else forms.TextInput,
    )
