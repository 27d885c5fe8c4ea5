# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of what a case is, of its public words, of consents and of pictures."""

from collections.abc import Mapping
from typing import Any, ClassVar

from babel import Locale
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope
from altavoz.cases.going_public import naming
from altavoz.cases.keeping import files
from altavoz.cases.keeping.files import CannotKeep, Wrong
from altavoz.cases.models import Case, CaseConsent, CasePicture, CasePictureText, CaseText, Visibility
from altavoz.cases.staff.forms import called
from altavoz.cases.staff.part_forms import PartForm
from altavoz.organisations.models import Organisation
from altavoz.organisations.staff.day_inputs import DayInput

WRONG: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("The file is empty."),
    Wrong.TOO_BIG: _("The file is too big."),
    Wrong.NO_PICTURE: _("This is not a picture that can be read here. Use JPEG, PNG or WebP."),
    Wrong.BROKEN: _("The file is broken, or only part of it arrived."),
}
TELLING_NAME = _(
    "The name of that file held a word of the real name. It was not kept: here the file is called by the code."
)


def countries() -> list[tuple[str, str]]:
    names = Locale.parse(get_language() or "en").territories
    found = [(code, str(name)) for code, name in names.items() if len(code) == 2 and code.isalpha()]
    return [("", "–"), *sorted(found, key=lambda pair: pair[1].casefold())]


def day_field(**how: Any) -> forms.DateField:  # as a field takes it
    return forms.DateField(widget=DayInput(), **how)


class BasicsForm(forms.ModelForm):  # type: ignore[type-arg]  # its model is named below
    """What a case is. Who may see it is for those alone who publish."""

    country = forms.ChoiceField(label=_("Country"), choices=countries)

    class Meta:
        model = Case
        fields: ClassVar[list[str]] = ["subject", "sensitivity", "is_minor", "country", "home_place"]
        widgets: ClassVar = {"subject": forms.RadioSelect, "sensitivity": forms.RadioSelect}

    def __init__(self, *args: Any, may_say_who_sees: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sensitivity"].disabled = not may_say_who_sees


class OpeningForm(BasicsForm):
    organisation = forms.ModelChoiceField(
        label=_("Organisation that keeps it"), queryset=Organisation.objects.none(), empty_label=None
    )

    class Meta(BasicsForm.Meta):
        fields: ClassVar[list[str]] = ["organisation", "subject", "sensitivity", "is_minor", "country"]

    def __init__(self, *args: Any, organisations: "QuerySet[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]  # a choice of rows


class TextsForm(PartForm):
    """Headline and summary in each language; they hang on the case itself."""

    text_model, text_parent, texts = CaseText, "case", {"headline": 200, "summary": 2000}
    is_always_public: ClassVar[bool] = True

    class Meta:
        model = Case
        fields: ClassVar[list[str]] = []

    def save_all(self) -> Model:
        for code in ("en", "fr", "es"):
            words = {column: self.cleaned_data.get(f"{column}_{code}", "") for column in self.texts}
            self._save_words(CaseText, self.case, code, words)
        return self.case


class ConsentForm(PartForm):
    given_on = day_field(label=_("Given on"))
    review_on = day_field(
        label=_("To be asked again by"), help_text=_("On that day it ends, unless somebody has asked again.")
    )
    ends_on = day_field(
        label=_("Ends on"), required=False, help_text=_("Where an end was agreed. On that day it holds no more.")
    )
    withdrawn_on = day_field(
        label=_("Withdrawn on"), required=False, help_text=_("A case that is public is taken down by it.")
    )
    scopes = forms.MultipleChoiceField(label=_("It covers"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("How it was given, and any condition"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    paper = forms.FileField(label=_("The signed paper, scanned"), required=False)

    class Meta:
        model = CaseConsent
        fields = ["given_by", "scopes", "given_on", "review_on", "ends_on", "withdrawn_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["scopes"] = self.instance.scopes.split()

    def clean_scopes(self) -> str:
        return " ".join(self.cleaned_data["scopes"])

    def clean_given_by(self) -> str:
        given_by: str = self.cleaned_data["given_by"]
        if not agreed.may_give(self.case, given_by):
            raise forms.ValidationError(
                _("For somebody under eighteen a parent or guardian consents.")
                if self.case.is_minor
                else _("Nobody else than those concerned, or who speaks for them, may give it for this case.")
            )
        return given_by

    def clean_given_on(self) -> object:
        if self.cleaned_data["given_on"] > agreed.day_of(self.case, self.now):
            raise forms.ValidationError(_("That day is still to come."))
        return self.cleaned_data["given_on"]

    def clean_paper(self) -> tuple[bytes, str] | None:
        upload = self.cleaned_data["paper"]
        return _read(files.read_paper, upload) if isinstance(upload, UploadedFile) else None

    def complete(self, row: Any) -> None:  # noqa: ANN401  its own model, as Django builds it
        if row.recorded_at is None:
            row.recorded_at = self.now
        if self.cleaned_data["paper"]:
            content, media_type = self.cleaned_data["paper"]
            row.evidence = files.keep(content, case=self.case, what="consent", media_type=media_type, now=self.now)


class PictureForm(PartForm):
    upload = forms.FileField(
        label=_("Picture"), required=False, help_text=_("What the camera wrote into it, and its name, are left behind.")
    )
    credit = forms.CharField(label=_("Credit"), required=False, max_length=200)
    text_model, text_parent, texts = CasePictureText, "picture", {"alt": 300}

    class Meta:
        model = CasePicture
        fields = ["shows_face", "visibility", "consent"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_telling_name = False
        if self.instance.pk is not None:
            # Another picture is another row: its consent, and what shows it in public, go with the first.
            del self.fields["upload"]
        self.fields["consent"].queryset = self.case.consents.all()  # type: ignore[attr-defined]  # a choice of rows
        self.fields["consent"].label_from_instance = called  # type: ignore[attr-defined]  # Django's documented door

    def clean_upload(self) -> bytes:
        upload = self.cleaned_data["upload"]
        if not isinstance(upload, UploadedFile):
            raise forms.ValidationError(_("Choose a picture."))
        hidden = naming.confidential_words(self.case)
        self.has_telling_name = naming.gives_away((upload.name or "").replace(".", " "), hidden)
        picture: bytes = _read(files.read_picture, upload)
        return picture

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        if self.cleaned_data.get("visibility") == Visibility.PUBLIC:
            if self.case.is_minor and self.cleaned_data.get("shows_face"):
                self.add_error("visibility", _("Somebody under eighteen: a picture that shows a face is never public."))
            if not agreed.covers(self.cleaned_data.get("consent"), Scope.PICTURE, self.case, now=self.now):
                self.add_error("consent", _("A public picture needs a consent to pictures, which holds today."))
        return self.cleaned_data

    def complete(self, row: Any) -> None:  # noqa: ANN401  its own model, as Django builds it
        if self.cleaned_data.get("upload"):
            picture = self.cleaned_data["upload"]
            row.file = files.keep(picture, case=self.case, what="picture", media_type="image/jpeg", now=self.now)


def _read(how: Any, upload: object) -> Any:  # noqa: ANN401  a picture's bytes, or a paper's with their sort
    try:
        return how(upload)
    except CannotKeep as cannot:
        raise forms.ValidationError(str(WRONG[cannot.wrong])) from None
