# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an assessor says of a record, and the pieces of evidence for it, a line each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import LANGUAGES
from altavoz.organisations.powers import Reach
from altavoz.recommendations.following import pointing, proofs
from altavoz.recommendations.following.assessing import Proof, View
from altavoz.recommendations.models import Assessor, Evidence, Status
from altavoz.recommendations.staff.forms import DAY, WIDE

A_FEW, MOST = 3, 12
Sort = Evidence.Sort
# What stands elsewhere, and what is sent along; everything else is something of this centre.
WITHOUT_ID = frozenset({Sort.LINK, Sort.FILE})


class ViewForm(forms.Form):
    """A view is written once: afterwards only another one can say otherwise."""

    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    on = forms.DateField(label=_("Judged on"), widget=DAY)
    words_en = forms.CharField(required=False, label=_("Why, in English"), widget=WIDE)
    words_fr = forms.CharField(required=False, label=_("Why, in French"), widget=WIDE)
    words_es = forms.CharField(required=False, label=_("Why, in Spanish"), widget=WIDE)

    def __init__(self, *args: Any, reach: Reach, now: datetime, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        self.now = now
        mine = Assessor.objects.filter(reach.limit("kept_by")).select_related("organisation", "body")
        self.fields["assessor"] = forms.ModelChoiceField(mine.prefetch_related("texts"), label=_("Who judges"))
        self.order_fields(["assessor"])

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.now.date():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(f"words_{language}", "").strip() for language, _name in LANGUAGES):
            self.add_error("words_en", _("Say why, in one language at least."))
        return said

    def view(self, shown: Iterable[Proof]) -> View:
        said = self.cleaned_data
        words = {language: said[f"words_{language}"] for language, _name in LANGUAGES}
        return View(status=said["status"], on=said["on"], words=words, proofs=list(shown))


class ProofForm(forms.Form):
    """One piece of evidence: a link, a file, or something of this centre by its number or public id."""

    words = forms.CharField(required=False, max_length=300, label=_("Evidence: what it is"))
    sort = forms.ChoiceField(required=False, label=_("Evidence: what sort"), choices=Sort.choices, initial=Sort.LINK)
    url = forms.URLField(required=False, max_length=500, label=_("Evidence: link"), assume_scheme="https")
    points_to = forms.CharField(
        required=False,
        max_length=40,
        label=_("Evidence: number or public id of something of this centre"),
        help_text=_(
            "The number of a recommendation, the public id of a case, an action or a reply, or the name of a figure as "
            "it stands in its address. Choose its sort above."
        ),
    )
    file = forms.FileField(
        required=False,
        label=_("Evidence: file"),
        help_text=_("PDF, JPEG, PNG or text, at most 10 MB. It is encrypted."),
    )
    public = forms.BooleanField(required=False, label=_("Everybody may read the file once the view is public"))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(said.get(name) for name in ("url", "points_to", "file")) and not said.get("words"):
            self.add_error("words", _("Say what stands there."))
        self._ask_whether_it_is_there(said.get("sort", ""), said.get("points_to", ""), said.get("words", ""))
        return said

    def _ask_whether_it_is_there(self, sort: str, points_to: str, words: str) -> None:
        """Of what is confidential the same is said as of what is not there."""
        if points_to and not pointing.is_public(sort, points_to, now=self.now):
            self.add_error("points_to", _("Nothing that is public here has this number or id."))
        elif words and not points_to and sort and sort not in WITHOUT_ID:
            self.add_error("points_to", _("Say which, by its number or public id."))

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.content_type not in proofs.ENDINGS or (file.size or 0) > proofs.LARGEST):
            raise ValidationError(_("PDF, JPEG, PNG or text, at most 10 MB."))
        return file

    def proof(self, number: str) -> Proof:
        """Its file, if it has one, is kept."""
        said, file = self.cleaned_data, self.cleaned_data["file"]
        if file:
            kept = proofs.keep(file.chunks(), media_type=file.content_type, number=number, now=self.now)
            return Proof(said["words"], sort=Sort.FILE, file=kept, public=said["public"])
        return Proof(said["words"], url=said["url"], sort=said["sort"] or Sort.LINK, points_to=said["points_to"])


Proofs = forms.formset_factory(ProofForm, extra=A_FEW, max_num=MOST, absolute_max=MOST, validate_max=True)


def shown_by(lines: "forms.BaseFormSet[ProofForm]", *, number: str) -> list[Proof]:
    """Of the lines that say something."""
    return [line.proof(number) for line in lines if line.cleaned_data.get("words")]
