# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text that comes in, by paste or as a .docx, and each piece that is cut from it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.recommendations.briefs.manuscript import Manuscript, Place, Refused, Trouble
from altavoz.recommendations.briefs.pasting import read_text
from altavoz.recommendations.briefs.word import LARGEST_FILE, LONGEST_TEXT, read_docx
from altavoz.recommendations.models import Recommendation
from altavoz.recommendations.records.cutting import Piece
from altavoz.recommendations.staff.party_names import Names, PartyNameField, know

MOST_PLACES = 20
TROUBLES: dict[Trouble, Promise] = {
    Trouble.BROKEN: _("This file is broken, or locked with a password: it cannot be opened."),
    Trouble.NOT_DOCX: _("This is no .docx. Open it in a word processor and keep it as .docx."),
    Trouble.TOO_LARGE: _("That is more than a brief can be: at most 10 MB, 5,000 paragraphs and 400,000 signs."),
    Trouble.TRACKED_CHANGES: _(
        "It has tracked changes. Accept or reject them in the word processor, then send it again."
    ),
    Trouble.NOTE_WITHOUT_TEXT: _("A footnote has no text. Write it, or take its mark out of the text."),
    Trouble.EMPTY: _("There is no text in it."),
}


class TextForm(forms.Form):
    """Either of the two; what was read is in `manuscript`."""

    text = forms.CharField(
        label=_("Text of the document"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Paste it whole. What looks like a recommendation is proposed; nothing is kept before you say so."),
    )
    file = forms.FileField(
        label=_("or a .docx"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ".docx"})
    )
    addressee = PartyNameField(label=_("Who is asked, where nothing else is said"))
    make_page = forms.BooleanField(
        label=_("Make the draft of its page of it too"),
        required=False,
        help_text=_(
            "In the language of the document. A draft that is there already is replaced; it stays in its history."
        ),
    )
    manuscript: Manuscript

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        know(self, names)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        file: UploadedFile[bytes] | None = said.get("file")
        if bool(file) == bool(said.get("text")):
            raise ValidationError(_("Paste a text or choose a file: one of the two."))
        read = read_text(said["text"]) if file is None else _read(file)
        if isinstance(read, Refused):
            self.add_error("text" if file is None else "file", _sentences(read))
        else:
            self.manuscript = read
        return said


class PieceForm(forms.Form):
    keep = forms.BooleanField(label=_("Keep it"), required=False)
    text = forms.CharField(label=_("Text, exactly as published"), widget=forms.Textarea(attrs={"rows": 4}))
    rest = forms.CharField(required=False, widget=forms.HiddenInput)
    join = forms.BooleanField(label=_("The next paragraph is the rest of it"), required=False)
    area = forms.IntegerField(label=_("Number of the area"), min_value=1, max_value=999)
    area_title = forms.CharField(label=_("Title of the area"), max_length=300, required=False)
    heading = forms.CharField(label=_("Heading above it"), max_length=300, required=False)
    lead_in = forms.CharField(label=_("Words that lead to it"), required=False)
    footnote = forms.CharField(label=_("Footnote to it"), required=False)
    standing = forms.ChoiceField(label=_("How it stands"), choices=Recommendation.Standing.choices)
    addressee = PartyNameField(label=_("Who is asked"))
    acts_on = PartyNameField(label=_("Who is to change"), required=False)
    type = forms.ChoiceField(label=_("What is asked"), choices=Recommendation.Type.choices)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        know(self, names)

    def piece(self) -> Piece:
        said = self.cleaned_data
        text = f"{said['text']} {said['rest']}" if said["join"] and said["rest"] else said["text"]
        columns = ("area", "area_title", "heading", "lead_in", "standing", "addressee", "acts_on", "type", "footnote")
        return Piece(text=text.strip(), **{name: said[name] for name in columns})


def _read(file: UploadedFile[bytes]) -> Manuscript | Refused:
    if (file.size or 0) > LARGEST_FILE:
        return Refused(Trouble.TOO_LARGE)
    return read_docx(file.read())


def _sentences(refused: Refused) -> list[str]:
    """What is wrong, then where; a long list ends with how many more there are."""
    places = [_where(place) for place in refused.places[:MOST_PLACES]]
    more = len(refused.places) - len(places)
    rest = [str(_("And %(number)d more.")) % {"number": more}] if more > 0 else []
    return [str(TROUBLES[refused.trouble]), *places, *rest]


def _where(place: Place) -> str:
    if not place.number:
        return place.words
    return str(_("Paragraph %(number)d: “%(words)s”")) % {"number": place.number, "words": place.words}
