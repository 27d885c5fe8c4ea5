# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which holders of public office a post tells of. Nobody else has a record here: people at risk stand in cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from altavoz.decision_makers.models import Person


class PostPerson(Orderable):
    """Shown under the post, and the post on the record of each office that this person holds or held."""

    post = ParentalKey("newsroom.PostPage", on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("person in office"))

    class Meta:
        default_permissions = ()
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="a_person_of_a_post_once")]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.person_id}"
