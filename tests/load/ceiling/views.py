# SPDX-License-Identifier: AGPL-3.0-or-later
"""(a) a form and one INSERT in autocommit; (b) the same with two plain INSERTs in one transaction."""

import hashlib
import secrets
from string import ascii_uppercase

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from tests.load.ceiling.models import PlainLetter, PlainSignature

# A ChoiceField of 250 countries is copied for every form: the ceiling spares itself that, as the product does.
COUNTRIES = frozenset({first + second for first in "ABCDEFGHIJ" for second in ascii_uppercase} | {"MX"})


class PlainForm(forms.Form):
    given_name = forms.CharField(max_length=100)
    family_name = forms.CharField(max_length=100)
    email = forms.EmailField(max_length=254)
    country = forms.CharField(max_length=2)
    postcode = forms.CharField(max_length=20, required=False)
    reason = forms.CharField(max_length=500, required=False)
    show_name = forms.BooleanField(required=False)
    hand_over = forms.BooleanField(required=False)
    of_age = forms.BooleanField(required=False)
    news = forms.CharField(required=False)
    language = forms.CharField(max_length=5)
    text_version = forms.IntegerField()
    opened = forms.CharField(max_length=200, required=False)
    website = forms.CharField(max_length=200, required=False)

    def clean_country(self) -> str:
        if self.cleaned_data["country"] not in COUNTRIES:
            raise forms.ValidationError("no such country")
        return str(self.cleaned_data["country"])


def signature_from(form: PlainForm) -> PlainSignature:
    typed = form.cleaned_data
    columns = ("given_name", "family_name", "email", "country", "postcode", "reason", "show_name", "hand_over")
    return PlainSignature.objects.create(
        action_id=1,
        email_key=hashlib.sha256(typed["email"].encode()).digest(),
        token=secrets.token_hex(16),
        made_at=timezone.now(),
        language=typed["language"],
        text_version=typed["text_version"],
        **{column: typed[column] for column in columns},
    )


@csrf_exempt
def one_insert(request: HttpRequest) -> HttpResponse:
    form = PlainForm(request.POST)
    if not form.is_valid():
        return HttpResponse(str(form.errors), status=422)
    signature = signature_from(form)
    return HttpResponse(status=303, headers={"Location": f"/sent/{signature.pk}/"})


@csrf_exempt
def two_inserts(request: HttpRequest) -> HttpResponse:
    form = PlainForm(request.POST)
    if not form.is_valid():
        return HttpResponse(str(form.errors), status=422)
    with transaction.atomic():
        signature = signature_from(form)
        PlainLetter.objects.create(
            public_id=secrets.token_hex(8),
            kind="confirm",
            about="a" * 16,
            subject_id=signature.pk,
            recipient=signature.email,
            recipient_key=signature.email_key,
            language=signature.language,
            made_at=signature.made_at,
            due_at=signature.made_at,
        )
    return HttpResponse(status=303, headers={"Location": f"/sent/{signature.pk}/"})
