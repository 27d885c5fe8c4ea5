# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which countries and regions a post is about."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

CODE = re.compile(r"\A(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*)\Z")
is_code = RegexValidator(
    CODE,
    _("Two capitals, as ISO 3166 has them, like MX; or the name of a region in small letters, like americas."),
)


class PostCountry(Orderable):
    """An ISO code, or the name in addresses of a region; never a key to a page."""

    post = ParentalKey("newsroom.PostPage", on_delete=models.CASCADE, related_name="countries")
    code = models.CharField(_("country or region"), max_length=40, validators=[is_code], db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "code"], name="a_country_of_a_post_once")]

    def __str__(self) -> str:
        return self.code
