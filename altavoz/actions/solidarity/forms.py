# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public form: for whom, which words, which picture, from which school or group."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.actions.solidarity import pictures, rules, windows
from altavoz.actions.solidarity.drive import Drive, Recipient, Sort
from altavoz.actions.solidarity.pictures import NoPicture, Picture, Wrong
from altavoz.campaigns.action import Action
from altavoz.participation.fields import LineField, TickField, is_readable_text
from altavoz.participation.forms import Data, TakePartForm
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

# Uploaded files are generic for the type checker alone.
if TYPE_CHECKING:
    Upload = UploadedFile[bytes]
else:
    Upload = UploadedFile

LONGEST_WORDS = 1000
MOST_LINES = 24
ON_THE_PAGE = ("recipient", "words", "picture", "alt", "given_name", "family_name", "email", "country", "group")
CANNOT_READ = gettext_lazy("There is a sign in here that we cannot read. Please type it again.")
TOO_LONG = gettext_lazy("This is too long: %(limit_value)d letters at most.")
WHY: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: gettext_lazy("This file is empty. Please choose your picture once more."),
    Wrong.TOO_HEAVY: gettext_lazy("This picture is too heavy: at most 9 megabytes. Send a smaller copy of it."),
    Wrong.TOO_BIG: gettext_lazy("This picture has too many points: at most 25 million. Send a smaller copy of it."),
    Wrong.TOO_SMALL: gettext_lazy("This picture is too small to be printed. Please send a larger one."),
    Wrong.NO_PICTURE: gettext_lazy(
        "This file is no picture that we know. Please send a photograph or a drawing as JPEG, PNG, WebP or HEIC."
    ),
    Wrong.BROKEN: gettext_lazy("This picture is broken: it cannot be read to its end. Please choose it once more."),
}
TOO_EARLY = gettext_lazy("Cards are collected from %(day)s on. Nothing of yours was kept: please send it again then.")
TOO_MANY = gettext_lazy(
    "Very many pictures came from your network within an hour. Send your words without one, or try again later."
)


class WordsField(forms.CharField):
    """Plain text of several lines. Whatever it holds is text."""

    def __init__(self) -> None:
        super().__init__(
            max_length=LONGEST_WORDS,
            required=False,
            validators=[is_readable_text],
            label=gettext_lazy("Your words"),
            error_messages={"max_length": TOO_LONG, "null_characters_not_allowed": CANNOT_READ},
        )

    def to_python(self, value: object) -> str:
        # Browsers send two signs for the end of a line and count one.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class PictureField(forms.Field):
    """A file, read as what it is and written anew; its name and its said type are not asked."""

    widget = forms.FileInput

    def __init__(self) -> None:
        super().__init__(required=False, label=gettext_lazy("A drawing or a photograph"))

    def clean(self, value: object) -> Picture | None:
        if not isinstance(value, UploadedFile) or not value.size:
            # Browsers send an empty part where nothing was chosen.
            return None
        upload: Upload = value
        if (upload.size or 0) > pictures.MOST_BYTES:
            raise forms.ValidationError(str(WHY[Wrong.TOO_HEAVY]), code="too_heavy")
        try:
            return pictures.read(b"".join(upload.chunks()))
        except NoPicture as why:
            raise forms.ValidationError(str(WHY[why.wrong]), code="no_picture") from None


class CardForm(TakePartForm):
    """`files` come only through the door of this kind (see `views`): elsewhere a card is its words."""

    recipient = forms.CharField(required=False, label=gettext_lazy("For whom"))
    words = WordsField()
    picture = PictureField()
    alt = LineField(
        label=gettext_lazy("What the picture shows"), max_length=200, required=False, required_message=CANNOT_READ
    )
    group = LineField(
        label=gettext_lazy("School or group"), max_length=100, required=False, required_message=CANNOT_READ
    )
    sort = forms.CharField(required=False)
    may_be_shown = TickField(label=gettext_lazy("My card may be shown on this page"))

    longest_words = LONGEST_WORDS
    most_megabytes = pictures.MEGABYTES
    # Sealed before the transaction, so that nothing waits for the disk in it.
    kept: PrivateFile | None = None

    def __init__(
        self,
        data: Data | None = None,
        *,
        action: Action,
        language: str,
        initial: Mapping[str, object] | None = None,
        files: MultiValueDict[str, Upload] | None = None,
        too_many: bool = False,
    ) -> None:
        super().__init__(data, action=action, language=language, initial=initial)
        self.files = MultiValueDict() if files is None or too_many else files
        self.too_many = too_many and bool(files)
        self.order_fields(ON_THE_PAGE)
        if action.danger == Action.Danger.HIGH:
            self.fields.pop("may_be_shown", None)

    @cached_property
    def recipients(self) -> list[Recipient]:
        rows = Recipient.objects.filter(drive__action=self.action, is_open=True)
        return list(rows.prefetch_related("texts").order_by("place", "pk"))

    def clean_recipient(self) -> Recipient | None:
        said = self.cleaned_data["recipient"]
        if not said and len(self.recipients) == 1:
            return self.recipients[0]
        found = next((each for each in self.recipients if each.public_id == said), None)
        if found is None:
            raise forms.ValidationError(_("Please choose for whom your card is."), code="required")
        return found

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words.count("\n") >= MOST_LINES:
            raise forms.ValidationError(
                _("A card has room for %(most)d lines. Please put some together.") % {"most": MOST_LINES}, code="lines"
            )
        return words

    def clean_sort(self) -> str:
        said = self.cleaned_data["sort"]
        return said if said in Sort.values else Sort.GROUP.value

    def clean(self) -> dict[str, object]:
        said = super().clean() or self.cleaned_data
        if self.too_many:
            self.add_error("picture", str(TOO_MANY))
        if "words" in said and "picture" in said and not said["words"] and not said["picture"] and not self.too_many:
            self.add_error("words", _("Please write something, or add a picture."))
        recipient = said.get("recipient")
        if isinstance(recipient, Recipient):
            self._check_rules(recipient, said)
        return dict(said)

    def is_valid_at(self, now: datetime) -> bool:
        """Whoever posts past the page, before the drive's first day, gets the form back with all that was typed."""
        drive = Drive.objects.filter(action=self.action).first()
        if drive is not None and windows.not_yet(drive, self.action, now):
            day = windows.first_day(drive, self.language)
            with override(self.language):
                self.add_error("words", TOO_EARLY % {"day": day})
        return self.is_valid()

    def before_taken(self, now: datetime) -> None:
        """The picture is sealed under a name that tells of nobody; what no card leads to is swept after a day."""
        picture: Picture | None = self.cleaned_data["picture"]
        if picture is not None:
            self.kept = private_files.keep([picture.content], name="card.jpg", media_type="image/jpeg", now=now)

    @property
    def picture_again(self) -> bool:
        """Whether she chose a picture that was well, and has to choose it once more: browsers do not keep it."""
        return self.is_bound and "picture" in self.files and bool(self.errors) and "picture" not in self.errors

    def _check_rules(self, recipient: Recipient, said: Mapping[str, object]) -> None:
        if said.get("picture") and not recipient.takes_pictures:
            self.add_error("picture", _("Words only, please: no drawings and no photographs."))
        texts = [str(said.get(name) or "") for name in ("words", "group", "alt")]
        named = rules.names_us(self.action, recipient, *texts)
        if named:
            told = {"organisation": named, "recipient": recipient.name(self.language)}
            self.add_error(
                "words",
                _(
                    "Please leave out the name of %(organisation)s: it could put %(recipient)s in danger. "
                    "Nothing else has to change."
                )
                % told,
            )
