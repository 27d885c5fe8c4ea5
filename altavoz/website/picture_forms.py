# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form by which staff bring a picture: one that is far too large is refused in words, not by an error.

Where a picture's licence has ended, the form says so: staff alone still see it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from PIL.Image import DecompressionBombError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from altavoz.website import licences


class PictureField(WagtailImageField):
    def check_image_pixel_size(self, file: "UploadedFile[bytes]") -> None:
        try:
            super().check_image_pixel_size(file)
        except DecompressionBombError:
            # Pillow will not even open what has this many.
            raise ValidationError(_("This picture has too many pixels. Make it smaller first.")) from None


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given is not None:
            self.fields["file"] = PictureField(
                required=given.required, label=given.label, widget=given.widget, help_text=given.help_text
            )
        self._say_what_ended()

    def _say_what_ended(self) -> None:
        until = licences.last_day_of(self.instance.pk) if self.instance.pk else None
        if until is not None and until < timezone.localdate() and "title" in self.fields:
            self["title"].help_text = _(
                "Its licence ended on %(day)s: staff alone still see it, until the newsroom writes down a later day."
            ) % {"day": date_format(until)}
