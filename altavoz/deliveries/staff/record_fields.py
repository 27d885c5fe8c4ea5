# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields that the forms of hand-overs and replies share: words in each language, and files known by their content."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import NoScan, Scan, Wrong

CODES = tuple(code for code, _name in settings.LANGUAGES)
IN: Mapping[str, Promise] = {"en": _("in English"), "fr": _("in French"), "es": _("in Spanish")}
WRONG: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("The file is empty."),
    Wrong.TOO_BIG: _("The file is too big. Scan it with fewer dots an inch."),
    Wrong.NO_SCAN: _("This is neither a picture nor a PDF."),
    Wrong.BROKEN: _("The file is broken, or only part of it arrived."),
}


class ScanField(forms.FileField):
    """A picture or a PDF; its name and what the browser says of it are not believed."""

    def clean(self, data: "UploadedFile[bytes] | None", initial: object = None) -> Scan | None:
        if data in self.empty_values:
            return None
        # An empty file is refused by the scan's own reason.
        return read_scan(data) if isinstance(data, UploadedFile) else None


class PhotographField(ScanField):
    def clean(self, data: "UploadedFile[bytes] | None", initial: object = None) -> Scan | None:
        scan = super().clean(data, initial)
        if scan is not None and scan.media_type not in {"image/jpeg", "image/png"}:
            raise forms.ValidationError(_("A photograph is wanted here: JPEG, PNG or HEIC."))
        return scan


def read_scan(upload: "UploadedFile[bytes]") -> Scan:
    try:
        return scans.read(upload)
    except NoScan as no_scan:
        raise forms.ValidationError(str(WRONG[no_scan.wrong])) from None
