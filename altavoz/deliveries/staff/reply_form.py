# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff are asked of a reply."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Precision, Target
from altavoz.deliveries.models import HandOver, Reply
from altavoz.deliveries.replies import Answer
from altavoz.deliveries.staff.record_fields import CODES, IN, ScanField, day_widget


class ReplyForm(forms.Form):
    """`seen` is the number of replies, or the edition of the one that is corrected, when the screen was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    target = forms.ModelChoiceField(
        Target.objects.none(), label=_("Who replied"), required=False, empty_label=_("somebody who was not asked")
    )
    person = forms.CharField(
        label=_("Who signed it"),
        max_length=200,
        required=False,
        help_text=_("As it stands under the letter. It is public."),
    )
    on = forms.DateField(label=_("Date of the reply"), widget=day_widget())
    precision = forms.ChoiceField(label=_("The date is known"), choices=Precision.choices)
    hand_over = forms.ModelChoiceField(
        HandOver.objects.none(), label=_("After which hand-over"), required=False, empty_label=_("none, or not known")
    )
    scan = ScanField(
        label=_("Scan of the letter"),
        required=False,
        help_text=_("A picture or a PDF. It is sealed, and never shown in public."),
    )

    def __init__(self, *args: Any, action: Action, is_public: bool = False, **kwargs: Any) -> None:  # Any: as above
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Target.objects.filter(action=action).select_related("office", "person")  # type: ignore[attr-defined]  # a choice of models, whatever mypy knows of `fields`
        standing = HandOver.objects.filter(action=action, taken_back_at__isnull=True)
        self.fields["hand_over"].queryset = standing  # type: ignore[attr-defined]  # as above
        for code in CODES:
            label = _("What they said, %(language)s") % {"language": IN[code]}
            self.fields[f"text_{code}"] = forms.CharField(
                label=label, widget=forms.Textarea({"rows": 5}), required=False
            )
        for code in CODES if is_public else ():
            label = _("What was corrected and why, %(language)s") % {"language": IN[code]}
            self.fields[f"note_{code}"] = forms.CharField(label=label, max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not any(typed.get(f"text_{code}") for code in CODES):
            self.add_error("text_en", _("Write it in one language at least."))
        return typed

    def answer(self) -> Answer:
        typed = self.cleaned_data
        return Answer(
            on=typed["on"],
            precision=typed["precision"],
            target_id=typed["target"].pk if typed["target"] else None,
            hand_over_id=typed["hand_over"].pk if typed["hand_over"] else None,
            person=typed["person"],
            texts={code: typed[f"text_{code}"] for code in CODES if typed[f"text_{code}"]},
        )

    def notes(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"note_{code}", "") for code in CODES}


def as_it_was_recorded(row: Reply) -> dict[str, Any]:
    """What the form of a correction begins with."""
    return {
        "seen": row.edition,
        "target": row.target_id,
        "person": row.person,
        "on": row.on,
        "precision": row.precision,
        "hand_over": row.hand_over_id,
        **{f"text_{text.language}": text.text for text in row.texts.all()},
    }
