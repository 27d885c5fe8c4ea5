# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "altavoz.website"
    label = "website"
    verbose_name = _("Website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Pages that come, change, go or are closed to the public make every kept page old: a purge, no business.

        Nor is the guard of reviews: it only refuses.
        """
        from wagtail.models import Page, PageViewRestriction, Site
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            task_approved,
            task_rejected,
        )

        from altavoz.organisations.audit_door import register_owner
        from altavoz.organisations.models import Organisation
        from altavoz.website import desk
        from altavoz.website.finding import found_pages, indexing
        from altavoz.website.generations import site_changed
        from altavoz.website.naming import register_names
        from altavoz.website.owners import owners_of_pages
        from altavoz.website.reviewing import only_by_its_organisation

        register_owner(owners_of_pages)
        register_names()
        desk.register(desk.Panel("waiting", order=20, render=desk.what_waits))
        found_pages.register_pages()
        indexing.register_round()
        page_unpublished.connect(found_pages.forget_gone_page, dispatch_uid="altavoz.website.forget_gone_page")
        post_delete.connect(found_pages.forget_gone_page, sender=Page, dispatch_uid="altavoz.website.forget_gone_page")
        for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
            signal.connect(site_changed, dispatch_uid="altavoz.website.site_changed")
        for model in (Page, PageViewRestriction, Site, Organisation):
            post_delete.connect(site_changed, sender=model, dispatch_uid="altavoz.website.site_changed")
        for model in (PageViewRestriction, Site, Organisation):
            post_save.connect(site_changed, sender=model, dispatch_uid="altavoz.website.site_changed")
        for answered in (task_approved, task_rejected):
            answered.connect(only_by_its_organisation, dispatch_uid="altavoz.website.only_by_its_organisation")
