# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff are asked of a reply."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Target
from altavoz.cases.times.approximate import BELONGS_TO, Known, Part, Precision, Qualifier, beginning
from altavoz.deliveries.answering import Span
from altavoz.deliveries.models import HandOver, Reply
from altavoz.deliveries.replies import Answer
from altavoz.deliveries.staff.record_fields import CODES, IN, ScanField
from altavoz.organisations.staff.day_inputs import DayInput

Choices = Sequence[tuple[int, str]]
IN_PUBLIC = _("This is public: leave out who wrote to them, addresses and numbers of files.")


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
    on = forms.DateField(
        label=_("Date of the reply"),
        widget=DayInput(),
        help_text=_("Where nobody knows the day: one of the month or the year, or the day by which it was there."),
    )
    qualifier = forms.ChoiceField(
        label=_("Said of the date"), choices=[("", _("this very time")), *Qualifier.choices], required=False
    )
    precision = forms.ChoiceField(label=_("The date is known to the"), choices=Precision.choices)
    part = forms.ChoiceField(label=_("Which part of it"), choices=[("", "–"), *Part.choices], required=False)
    until = forms.DateField(
        label=_("Last day"), widget=DayInput(), required=False, help_text=_("Where it came in over several days.")
    )
    hand_over = forms.ModelChoiceField(
        HandOver.objects.none(), label=_("After which hand-over"), required=False, empty_label=_("none, or not known")
    )
    answers = forms.BooleanField(
        label=_("It answers letters that people sent to this office through the centre"),
        required=False,
        help_text=_("Then each of them reads on her own page that her letter was answered."),
    )
    answers_since = forms.DateField(
        label=_("Letters from this day on"), required=False, widget=DayInput(), help_text=_("Empty: from the first.")
    )
    answers_until = forms.DateField(
        label=_("Letters up to this day"),
        required=False,
        widget=DayInput(),
        help_text=_("Empty: up to the day of the reply."),
    )
    scan = ScanField(
        label=_("Scan of the letter"),
        required=False,
        help_text=_("A picture or a PDF. It is sealed, and never shown in public."),
    )
    original = forms.CharField(
        label=_("The whole text, for staff"),
        widget=forms.Textarea({"rows": 4}),
        required=False,
        help_text=_("As it came. It is sealed, and never shown in public. Empty: what is kept stays."),
    )

    def __init__(
        self, *args: Any, action: Action, is_public: bool = False, attachments: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)  # Any: the base class's own open signature
        if attachments:
            self.fields["attachment"] = forms.TypedChoiceField(
                label=_("What hangs on the mail: keep it as the scan"),
                choices=[("", _("nothing")), *attachments],
                coerce=int,
                empty_value=None,
                required=False,
                help_text=_("A picture or a PDF. It is sealed, and never shown in public."),
            )
        self.fields["target"].queryset = Target.objects.filter(action=action).select_related("office", "person")  # type: ignore[attr-defined]  # a choice of models, whatever mypy knows of `fields`
        standing = HandOver.objects.filter(action=action, taken_back_at__isnull=True)
        self.fields["hand_over"].queryset = standing  # type: ignore[attr-defined]  # as above
        for code in CODES:
            label = _("What they said, %(language)s") % {"language": IN[code]}
            self.fields[f"text_{code}"] = forms.CharField(
                label=label, widget=forms.Textarea({"rows": 5}), required=False, help_text=IN_PUBLIC
            )
        for code in CODES if is_public else ():
            label = _("What was corrected and why, %(language)s") % {"language": IN[code]}
            self.fields[f"note_{code}"] = forms.CharField(label=label, max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not any(typed.get(f"text_{code}") for code in CODES):
            self.add_error("text_en", _("Write it in one language at least."))
        if typed.get("answers") and not typed.get("target"):
            self.add_error("target", _("Say which office replied: else nobody knows which letters it answers."))
        for trouble in self.known().contradictions() if typed.get("on") else ():
            self.add_error(BELONGS_TO[trouble], str(trouble.label))
        since, until = typed.get("answers_since"), typed.get("answers_until") or typed.get("until") or typed.get("on")
        if since and until and since > until:
            self.add_error("answers_since", _("This day is after the last one."))
        return typed

    def known(self) -> Known:
        """When they replied, as exactly as whoever typed it knows."""
        typed = self.cleaned_data
        words = {name: typed.get(name) or "" for name in ("part", "qualifier")}
        precision = typed.get("precision") or Precision.DAY
        return beginning(Known(typed.get("on"), typed.get("until"), precision, **words))

    def answer(self) -> Answer:
        typed = self.cleaned_data
        return Answer(
            known=self.known(),
            target_id=typed["target"].pk if typed["target"] else None,
            hand_over_id=typed["hand_over"].pk if typed["hand_over"] else None,
            person=typed["person"],
            texts={code: typed[f"text_{code}"] for code in CODES if typed[f"text_{code}"]},
            answers=self._span(),
            original=typed["original"],
        )

    def _span(self) -> Span | None:
        typed = self.cleaned_data
        if not typed["answers"]:
            return None
        return Span(until=typed["answers_until"] or typed["until"] or typed["on"], since=typed["answers_since"])

    def notes(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"note_{code}", "") for code in CODES}


def as_it_was_recorded(row: Reply) -> dict[str, Any]:
    """What the form of a correction begins with."""
    answers = row.answers.first()
    return {
        "answers": answers is not None,
        "answers_since": answers.since if answers else None,
        "answers_until": answers.until if answers else None,
        "seen": row.edition,
        "target": row.target_id,
        "person": row.person,
        **vars(row.known),
        "hand_over": row.hand_over_id,
        **{f"text_{text.language}": text.text for text in row.texts.all()},
    }
