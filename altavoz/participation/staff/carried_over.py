# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers from other platforms: one person enters them, another checks the evidence."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.participation import carried_over
from altavoz.participation.carried_over import Checked
from altavoz.participation.models import CarriedOver

SAID = {
    Checked.COUNTED: _("The number counts now."),
    Checked.ALREADY: _("Somebody has checked it before."),
    Checked.SAME_PERSON: _("Whoever entered the number cannot check it: somebody else has to see the evidence."),
    Checked.GONE: _("This number is no longer there."),
}


class CarriedOverForm(forms.ModelForm[CarriedOver]):
    class Meta:
        model = CarriedOver
        fields = ("action", "platform", "number", "counted_on", "counted_precision", "evidence")


class EnterCarriedOver(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView[CarriedOverForm]):
    permission_policy = ModelPermissionPolicy(CarriedOver)
    permission_required = "add"
    page_title = _("Enter a number from another platform")
    header_icon = "download"
    template_name = "participation/staff/carried_over.html"
    form_class = CarriedOverForm

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        above: dict[str, str | Promise] = {"url": reverse("participation_sift"), "label": _("Signatures")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def form_valid(self, form: CarriedOverForm) -> HttpResponse:
        said = form.cleaned_data
        carried_over.carry_over(
            action_id=said["action"].pk,
            platform=said["platform"],
            number=said["number"],
            counted_on=said["counted_on"],
            counted_precision=said["counted_precision"],
            evidence=said["evidence"],
            entered_by_id=self.request.user.pk,
            now=timezone.now(),
        )
        messages.success(self.request, _("Entered. It counts once a second person has checked it."))
        return redirect("participation_sift")


class CheckCarriedOver(PermissionCheckedMixin, View):
    permission_policy = ModelPermissionPolicy(CarriedOver)
    permission_required = "change"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        checked = carried_over.check(carried_over_id=pk, checked_by_id=request.user.pk or 0, now=timezone.now())
        say = messages.success if checked is Checked.COUNTED else messages.warning
        say(request, SAID[checked])
        return redirect("participation_sift")
