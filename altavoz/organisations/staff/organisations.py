# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff screens of this room: organisations, and the wordings of consent with their versions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.organisations import audit, contrast, wordings
from altavoz.organisations.models import ConsentWording, Organisation, is_colour
from altavoz.organisations.powers import Power, demand, may, reach

User = AbstractBaseUser | AnonymousUser


class OrganisationForm(WagtailAdminModelForm):
    """Refuses a voice colour that many could not read, and names the nearest that they can."""

    def clean_voice(self) -> str:
        return readable(self.cleaned_data["voice"], contrast.LIGHT)

    def clean_voice_dark(self) -> str:
        return readable(self.cleaned_data["voice_dark"], contrast.DARK)


def readable(colour: str, ground: contrast.Ground) -> str:
    """The colour itself, or a ValidationError that names the nearest one that passes."""
    if not colour:
        return ""
    is_colour(colour)
    judged = contrast.judge(colour, ground)
    if not judged.passes:
        raise forms.ValidationError(
            _("Words in %(colour)s are hard to read here (%(ratio)s to 1). The nearest that passes is %(nearest)s."),
            params={"colour": colour, "ratio": judged.ratio, "nearest": judged.nearest},
        )
    return colour


class OrganisationPolicy(ModelPermissionPolicy):
    """Who publishes for an organisation keeps its page; a new one is for those who publish for all of them."""

    def user_has_permission(self, user: User, action: str) -> bool:
        reaches = action not in {"add", "delete"} or reach(user, Power.PUBLISH).everywhere
        return reaches and bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Organisation) -> bool:
        reaches = action == "view" or may(user, Power.PUBLISH, instance.pk)
        return reaches and self.user_has_permission(user, action)


class OrganisationEditView(generic.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.user_has_permission_for_instance("change", self.get_object()):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def save_instance(self) -> Organisation:
        saved: Organisation = super().save_instance()
        changed = [*self.form.changed_data, *(name for name, rows in self.form.formsets.items() if rows.has_changed())]
        audit.note(
            actor=self.request.user,
            act="organisations.change",
            now=timezone.now(),
            subject=f"organisation:{saved.slug}",
            organisation_id=saved.pk,
            after={"changed": ", ".join(changed)},
        )
        return saved


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    edit_view_class = OrganisationEditView
    name = "organisations"
    icon = "group"
    menu_label = gettext_lazy("Organisations")
    menu_order = 500
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "kind", "runs_centre"]
    search_fields = ["slug", "texts__name"]
    permission_policy = OrganisationPolicy(Organisation)
    edit_handler = ObjectList(
        [
            InlinePanel(
                "texts",
                heading=gettext_lazy("Name in each language"),
                label=gettext_lazy("Name"),
                min_num=1,
                max_num=3,
            ),
            MultiFieldPanel(
                [
                    FieldPanel("slug"),
                    FieldPanel("kind"),
                    FieldPanel("parent"),
                    FieldPanel("website"),
                    FieldPanel("runs_centre"),
                    FieldPanel("fictional"),
                    FieldPanel("time_zone"),
                ],
                heading=gettext_lazy("What it is"),
            ),
            MultiFieldPanel(
                [FieldPanel("postal_address"), FieldPanel("privacy_contact")],
                heading=gettext_lazy("How people reach it"),
            ),
            MultiFieldPanel(
                [FieldPanel("logo"), FieldPanel("voice"), FieldPanel("voice_dark")],
                heading=gettext_lazy("How it looks"),
            ),
            InlinePanel(
                "memberships", heading=gettext_lazy("Members, if it is a coalition"), label=gettext_lazy("Member")
            ),
        ],
        base_form_class=OrganisationForm,
    )


class WordingPolicy(ModelPermissionPolicy):
    """A published wording can be neither changed nor deleted: somebody may have said yes to it.

    Drafts are for those who publish for the organisation.
    """

    def user_has_permission_for_instance(self, user: User, action: str, instance: ConsentWording) -> bool:
        if action == "delete" and instance.published_at is not None:
            return False
        if action != "view" and not may(user, Power.PUBLISH, instance.organisation_id):
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


class WordingForm(WagtailAdminModelForm):
    """Only drafts are written to; which organisation, purpose and language it is for is fixed with the first one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("organisation", "purpose", "language"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:  # Any: the base class's own signature
        typed: dict[str, Any] = super().clean()
        given = {name: typed.get(name) for name in ("organisation", "purpose", "language")}
        chosen = given["organisation"]
        if chosen is not None and self.for_user is not None and not may(self.for_user, Power.PUBLISH, chosen.pk):
            raise forms.ValidationError(_("You do not publish for this organisation."))
        if not self.instance.pk and all(given.values()) and ConsentWording.objects.filter(**given).exists():
            raise forms.ValidationError(_("There is a wording for this already: open it and write its next version."))
        return typed


class WordingEditView(generic.EditView):
    """Writes to drafts only: a published wording leads to its own page, where a next version is begun."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(ConsentWording, pk=kwargs["pk"])
        demand(request.user, Power.PUBLISH, found.organisation_id)
        if found.published_at is not None:
            return HttpResponseRedirect(reverse("wordings:show", args=[kwargs["pk"]]))
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def save_instance(self) -> ConsentWording:
        """Somebody may have published it while it was being edited: then nothing is written."""
        draft: ConsentWording = self.form.save(commit=False)
        row = ConsentWording.objects.filter(pk=draft.pk, published_at__isnull=True)
        if not row.update(label=draft.label, text=draft.text):
            raise PermissionDenied
        return draft


class WordingViewSet(ModelViewSet):
    model = ConsentWording
    name = "wordings"
    icon = "doc-full"
    menu_label = gettext_lazy("Wordings of consent")
    menu_order = 510
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_view_class = WordingEditView
    edit_template_name = "organisations/wording_edit.html"
    ordering = ["organisation", "purpose", "language", "-version"]
    list_filter = ["organisation", "language"]
    list_display = [
        "__str__",
        "language",
        "version",
        Column("published_at", label=gettext_lazy("Published"), accessor="published_at"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("organisation"),
            FieldPanel("purpose"),
            FieldPanel("language"),
            FieldPanel("label"),
            FieldPanel(
                "text",
                help_text=gettext_lazy(
                    "Must hold the organisation's name, postal address and address for questions about personal data. "
                    "That one can stop at any time is added when you publish."
                ),
            ),
        ],
        base_form_class=WordingForm,
    )

    @property
    def permission_policy(self) -> WordingPolicy:
        return WordingPolicy(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("show/<int:pk>/", show_wording, name="show"),
        ]


def show_wording(request: HttpRequest, pk: int) -> HttpResponse:
    """One wording as people see it, with the buttons that fit: publish a draft, or begin the next version."""
    if not request.user.has_perm("organisations.change_consentwording"):
        raise PermissionDenied
    wording = get_object_or_404(ConsentWording.objects.select_related("organisation"), pk=pk)
    if request.method == "POST":
        demand(request.user, Power.PUBLISH, wording.organisation_id)
        return _act(request, wording)
    return render(
        request,
        "organisations/wording_show.html",
        {
            "wording": wording,
            "missing": [lack.sentence() for lack in wordings.missing(wording)],
            "text": wordings.with_stopping_sentence(wording.text, wording.language),
        },
    )


def _act(request: HttpRequest, wording: ConsentWording) -> HttpResponse:
    if wording.published_at is not None:
        draft = wordings.revise(wording)
        _note(request, "revise_wording", draft, before={"version": wording.version}, after={"version": draft.version})
        return HttpResponseRedirect(reverse("wordings:edit", args=[draft.pk]))
    with transaction.atomic():
        done = wordings.publish(wording, timezone.now())
        if done.published:
            _note(request, "publish_wording", wording, before={"published": False}, after={"published": True})
    if done.published:
        messages.success(request, _("The wording is published. Forms offer it from now on."))
    for lack in done.missing:
        messages.error(request, str(lack.sentence()))
    return HttpResponseRedirect(reverse("wordings:show", args=[wording.pk]))


def _note(
    request: HttpRequest,
    act: str,
    wording: ConsentWording,
    *,
    before: Mapping[str, audit.Value],
    after: Mapping[str, audit.Value],
) -> None:
    audit.note(
        actor=request.user,
        act=f"organisations.{act}",
        now=timezone.now(),
        subject=f"wording:{wording.pk}",
        organisation_id=wording.organisation_id,
        before=before,
        after={"language": wording.language, "version": wording.version, **after},
    )
