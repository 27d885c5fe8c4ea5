# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens of filters, of paper, and of numbers from other platforms."""

from django.urls import URLPattern, path

from altavoz.participation.staff import carried_over, filters, paper

FILTERS: list[URLPattern] = [
    path("signatures/filters/", filters.filters_screen, name="participation_filters"),
    path("signatures/filters/of/<int:pk>/", filters.action_filters, name="participation_filters_of"),
    path("signatures/filters/of/<int:pk>/new/", filters.new_filter, name="participation_new_filter"),
    path("signatures/filters/<int:pk>/count/", filters.count_again, name="participation_count_filter"),
    path("signatures/filters/runs/<int:pk>/", filters.run_screen, name="participation_filter_run"),
    path("signatures/filters/runs/<int:pk>/apply/", filters.apply_run, name="participation_apply_filter"),
    path("signatures/filters/runs/<int:pk>/<slug:verb>/", filters.do_with_run, name="participation_do_filter"),
]
ELSEWHERE: list[URLPattern] = [
    path("signatures/elsewhere/", paper.elsewhere_screen, name="participation_elsewhere"),
    path("signatures/paper/", paper.enter_paper, name="participation_enter_paper"),
    path("signatures/paper/<int:pk>/", paper.batch_screen, name="participation_paper_batch"),
    path("signatures/paper/<int:pk>/check/", paper.check_paper, name="participation_check_paper"),
    path("signatures/paper/<int:pk>/take-back/", paper.take_back_paper, name="participation_take_back_paper"),
    path("signatures/paper/<int:pk>/scans/<int:scan_id>/", paper.open_scan, name="participation_open_scan"),
    path("signatures/carried-over/", carried_over.enter_carried_over, name="participation_carry_over"),
    path("signatures/carried-over/<int:pk>/", carried_over.carried_over_screen, name="participation_carried_over_row"),
    path("signatures/carried-over/<int:pk>/check/", carried_over.check_carried_over, name="participation_check"),
    path(
        "signatures/carried-over/<int:pk>/take-back/",
        carried_over.take_back_carried_over,
        name="participation_take_back_carried_over",
    ),
    path("signatures/carried-over/<int:pk>/file/", carried_over.open_evidence, name="participation_open_evidence"),
]
