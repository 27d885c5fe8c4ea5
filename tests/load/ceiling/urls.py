# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from tests.load.ceiling.views import one_insert, two_inserts

urlpatterns = [path("one/", one_insert), path("two/", two_inserts)]
