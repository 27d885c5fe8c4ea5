# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form field that takes scans, several at once, and says of each what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import NoScan, Scan, Wrong

SAID: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("File %(number)s is empty. Everything else you wrote is kept; please choose the files again."),
    Wrong.TOO_BIG: _("File %(number)s is too big. Everything else you wrote is kept; please choose the files again."),
    Wrong.NO_SCAN: _(
        "File %(number)s is neither a picture (JPEG, PNG, TIFF, HEIC) nor a PDF. Everything else you wrote is kept; "
        "please choose the files again."
    ),
    Wrong.BROKEN: _(
        "File %(number)s cannot be read to its end. Everything else you wrote is kept; please choose the files again."
    ),
}


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ScansField(forms.Field):
    """Gives a list of Scan. A broken file is told by its place: its name may tell of a person."""

    widget = ManyFiles

    def __init__(self, *, most: int = scans.MOST_SCANS, **kwargs: Any) -> None:  # Any: the base class's own arguments
        super().__init__(widget=ManyFiles(attrs={"multiple": most > 1, "accept": "image/*,application/pdf"}), **kwargs)
        self.most = most

    def clean(self, value: object) -> list[Scan]:
        given = value if isinstance(value, list) else [value]
        uploads = [each for each in given if isinstance(each, UploadedFile)]
        if self.required and not uploads:
            raise ValidationError(_("Choose at least one scan: the number alone proves nothing."))
        if len(uploads) > self.most:
            raise ValidationError(_("At most %(most)s files at once."), params={"most": self.most})
        read, wrong = [], []
        for number, upload in enumerate(uploads, 1):
            try:
                read.append(scans.read(upload))
            except NoScan as no_scan:
                wrong.append(ValidationError(str(SAID[no_scan.wrong]) % {"number": number}))
        if wrong:
            raise ValidationError(wrong)
        return read
