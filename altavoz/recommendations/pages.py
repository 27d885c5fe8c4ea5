# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a document, one in each language: a summary or its own text, and its recommendations in their place."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from altavoz.decision_makers.facts import DIRECTORY
from altavoz.recommendations.briefs import shown
from altavoz.recommendations.briefs.blocks import BRIEF_BLOCKS, NOTE_BLOCKS
from altavoz.recommendations.briefs.faults import faults_in
from altavoz.recommendations.models import Document
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website.page_powers import PageOfOrganisation
from altavoz.website.pages import BasePage


class PageOfBrief(PageOfOrganisation):
    """A document has one page a language: there is nothing to copy it to."""

    def can_copy(self) -> bool:
        return False


class BriefPage(BasePage):
    """Made from the screen of its document, and then written like any other page."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="pages", editable=False)
    # The locale's code once more: it lets the database refuse two pages of one language for one document.
    told_in = models.CharField(max_length=5, editable=False, default="")
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    in_own_words = models.BooleanField(
        _("a summary in our own words"),
        default=False,
        help_text=_("Only the recommendations are quoted then, and the page says so."),
    )
    written_for = models.CharField(_("meeting it was written for"), max_length=300, blank=True)
    met_at = models.CharField(_("meeting at which it was handed over"), max_length=300, blank=True)
    met_on = models.DateField(_("day of that meeting"), null=True, blank=True)
    body = StreamField(BRIEF_BLOCKS, blank=True, verbose_name=_("text"))
    notes = StreamField(NOTE_BLOCKS, blank=True, verbose_name=_("footnotes"))

    template = "recommendations/brief_page.html"
    schema_type: ClassVar[str] = "Report"
    shared_as: ClassVar[str] = "article"
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["website.HomePage", "website.PlainPage"]
    subpage_types: ClassVar[list[str]] = []
    read_with: ClassVar[tuple[str, ...]] = ("locale", "document")
    override_translatable_fields: ClassVar = [
        SynchronizedField("document", overridable=False),
        SynchronizedField("met_on"),
        SynchronizedField("in_own_words"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("in_own_words"),
        MultiFieldPanel(
            [FieldPanel("written_for"), FieldPanel("met_at"), FieldPanel("met_on")],
            heading=_("What it was written for"),
        ),
        FieldPanel("body"),
        FieldPanel("notes"),
    ]

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")
        constraints = [models.UniqueConstraint(fields=["document", "told_in"], name="one_brief_page_a_language")]

    def clean(self) -> None:
        super().clean()
        self.told_in = self.locale.language_code
        faults = faults_in(self.body, self.notes, self.lead)
        if faults:
            raise ValidationError({name: list(words) for name, words in faults.items()})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_in = self.locale.language_code
        super().save(*args, **kwargs)

    def belongs_to(self) -> int | None:
        owner: int = self.document.organisation_id
        return owner

    def spoken_by(self) -> int | None:
        return self.belongs_to()

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PageOfOrganisation:
        return PageOfBrief(user, self, belongs_to=self.belongs_to(), takes_pages_of_all=False)

    def schema_facts(self) -> dict[str, Any]:
        said = self.document.author
        return {"author": {"@type": "Organization", "name": said}} if said else {}

    def subjects(self) -> list[str]:
        return [SUBJECT, DIRECTORY]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["language"] = self.locale.language_code
        context["brief"] = shown.brief_of(self.document, self.body, self.notes)
        return context
