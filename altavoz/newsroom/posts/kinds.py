# SPDX-License-Identifier: AGPL-3.0-or-later
"""What sort of text a post is. All sorts look and work alike: the reader is told which it is, and can choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostKind(models.TextChoices):
    STATEMENT = "statement", _("Statement")
    NEWS = "news", _("News")
    BLOG = "blog", _("Blog")
    REPORT = "report", _("Report")
    PRESS_RELEASE = "press-release", _("Press release")
