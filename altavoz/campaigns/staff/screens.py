# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff screens of actions and campaigns, in Wagtail's look. Pages are written in Wagtail's own editor."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.forms import BaseModelForm, CheckboxSelectMultiple
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from altavoz.campaigns import freezing
from altavoz.campaigns.action import Action, Campaign
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.forms import ActionForm
from altavoz.campaigns.staff.ways import ways_from
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.website import generations
from altavoz.website.finding import keeping

# The columns whose values an entry holds; the working name is not among them, for it is anybody's words.
NOTED = ("organisation", "campaign", "country", "danger", "asks_postcode", "closes_at", "closed_precision", "goal")


class BegunByPages(ModelPermissionPolicy):
    """Actions begin with their first page, and none is ever deleted: names may hang on it.

    Who writes for the organisation that runs one may change it.
    """

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action not in {"add", "delete"} and bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser | AnonymousUser, action: str, instance: Action
    ) -> bool:
        reaches = action == "view" or powers.may(user, Power.EDIT, instance.organisation_id)
        return reaches and self.user_has_permission(user, action)


class ActionEditView(generic.EditView):
    """Dates are typed and read in the time zone of the organisation that runs the action."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        action = Action.objects.select_related("organisation").filter(pk=self.kwargs.get("pk")).first()
        if action is not None and not self.user_has_permission_for_instance("change", action):
            raise PermissionDenied
        with timezone.override(action.zone if action else timezone.get_current_timezone()):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
            render = getattr(response, "render", None)
            return render() if render else response

    def get_form(self, form_class: type[BaseModelForm[Action]] | None = None) -> BaseModelForm[Action]:
        form: BaseModelForm[Action] = super().get_form(form_class)
        if "closes_at" in form.fields:
            said = _("Hours are those of the time zone %(zone)s.")
            form.fields["closes_at"].help_text = said % {"zone": timezone.get_current_timezone_name()}
        return form

    def save_instance(self) -> Action:
        before = {name: _plain(self.form.initial.get(name)) for name in self._changed()}
        action: Action = super().save_instance()
        after = {name: _plain(self.form[name].value()) for name in self._changed()}
        audit.note(
            actor=self.request.user,
            act="campaigns.change_action",
            now=timezone.now(),
            subject=f"action:{action.pk}",
            organisation_id=action.organisation_id,
            before=before,
            after={**after, **self._rows()},
        )
        if action.opened_at is not None:
            today = day_in(timezone.now(), action.zone) or timezone.now().date()
            freezing.freeze_targets(action.pk, on=today, only_new=True)
        generations.touch(generations.action_subject(action.public_id))
        generations.touch(generations.SITE)
        keeping.read_anew("action", action.pages.values_list("pk", flat=True))
        return action

    def _changed(self) -> list[str]:
        return [name for name in self.form.changed_data if name in NOTED]

    def _rows(self) -> dict[str, bool]:
        """Which of its lists were changed: targets, askers, topics, dates, thresholds, outcomes."""
        lists = {name for name, rows in self.form.formsets.items() if rows.has_changed()}
        return dict.fromkeys(sorted(lists | {"topics"}.intersection(self.form.changed_data)), True)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        life = HeaderButton(
            _("Life of the action"), url=reverse("campaigns_life:life", args=[self.object.pk]), icon_name="history"
        )
        onwards = [
            HeaderButton(way.label, url=reverse(way.address, args=[self.object.pk]), icon_name=way.icon)
            for way in ways_from(self.object, self.request.user)
        ]
        return [*super().header_buttons, life, *onwards]


def _plain(value: object) -> audit.Value:
    return value if value is None or isinstance(value, str | int | bool) else str(value)


WHO = [
    InlinePanel(
        "targets",
        heading=_("Whom it asks"),
        help_text=_("An office, or a person where there is no office. Their order here is the order on the page."),
        label=_("Target"),
        panels=[FieldPanel("office"), FieldPanel("person"), FieldPanel("place")],
    ),
    InlinePanel(
        "askers",
        heading=_("Who asks"),
        label=_("Organisation"),
        panels=[FieldPanel("organisation"), FieldPanel("role"), FieldPanel("offers_news"), FieldPanel("place")],
    ),
]
ABOUT = [
    FieldPanel("name"),
    FieldPanel("organisation"),
    FieldPanel("campaign"),
    FieldPanel("country"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("danger"),
    FieldPanel("asks_postcode"),
]
DATES = [
    MultiFieldPanel(
        [
            FieldPanel(
                "closes_at",
                help_text=_("In the organisation’s time zone. Once it is open, extend it on the screen of its life."),
            ),
            FieldPanel("closed_precision"),
        ],
        heading=_("Closing"),
    ),
    InlinePanel(
        "date_notes",
        heading=_("Words about the dates"),
        label=_("Words"),
        panels=[FieldPanel("what"), FieldPanel("language"), FieldPanel("words")],
    ),
    FieldPanel("goal", help_text=_("Once it is reached the goal moves up by itself.")),
    InlinePanel(
        "thresholds",
        heading=_("Numbers with a consequence"),
        label=_("Threshold"),
        panels=[FieldPanel("number"), FieldPanel("language"), FieldPanel("consequence")],
    ),
]
OUTCOMES = [
    InlinePanel(
        "outcomes",
        heading=_("What came of it"),
        label=_("Outcome"),
        panels=[
            FieldPanel("date"),
            FieldPanel("date_precision"),
            FieldPanel("certainty"),
            FieldPanel("source"),
            InlinePanel(
                "texts",
                heading=_("In each language"),
                label=_("Text"),
                panels=[FieldPanel("language"), FieldPanel("title"), FieldPanel("text")],
            ),
        ],
    )
]


class ActionViewSet(ModelViewSet):
    model = Action
    name = "actions"
    icon = "form"
    menu_label = _("Actions")
    copy_view_enabled = False
    list_display = ["name", "state", "country", "closes_at"]
    list_filter = ["state", "country", "campaign"]
    search_fields = ["name"]
    edit_view_class = ActionEditView
    permission_policy = BegunByPages(Action)
    edit_handler = TabbedInterface(
        [
            ObjectList(WHO, heading=_("Targets and askers")),
            ObjectList(ABOUT, heading=_("About it")),
            ObjectList(DATES, heading=_("Dates, goal, thresholds")),
            ObjectList(OUTCOMES, heading=_("Outcomes")),
        ],
        base_form_class=ActionForm,
    )


class CampaignViewSet(ModelViewSet):
    model = Campaign
    name = "campaigns"
    icon = "folder-open-inverse"
    menu_label = _("Campaigns")
    copy_view_enabled = False
    list_display = ["slug"]
    form_fields = ["slug"]


class CampaignScreens(ViewSetGroup):
    menu_label = _("Actions")
    menu_icon = "form"
    menu_order = 210
    items = (ActionViewSet, CampaignViewSet)
