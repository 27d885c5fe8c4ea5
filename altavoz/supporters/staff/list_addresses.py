# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the screens of imports and exports lie."""

from django.urls import URLPattern, path

from altavoz.supporters.staff import exports, importing

ADDRESSES: list[URLPattern] = [
    path("imports/", importing.all_imports, name="supporters_imports"),
    path("imports/new/", importing.hand_in, name="supporters_import_new"),
    path("imports/<public_id:public_id>/", importing.one_import, name="supporters_import"),
    path("imports/<public_id:public_id>/act/", importing.act, name="supporters_import_act"),
    path("imports/<public_id:public_id>/take/", importing.take, name="supporters_import_take"),
    path("exports/", exports.all_exports, name="supporters_exports"),
    path("exports/<public_id:public_id>/decide/", exports.decide, name="supporters_export_decide"),
    path("exports/<public_id:public_id>/take/", exports.take, name="supporters_export_take"),
]
