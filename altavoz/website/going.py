# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes a page away for good: its words, its history, its pictures. Its address goes on saying that it is gone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision
from wagtail_localize.models import String, TranslatableObject

from altavoz.website import generations
from altavoz.website.gone import GoneAddress, digest_of


def take_away(page: Page, *, now: datetime) -> None:
    """One page with all that Wagtail wrote down of it; its other languages and aliases are pages of their own."""
    pictures = _pictures_of(page)
    paths = [page.url] if page.url else []
    number, key = page.pk, page.translation_key
    with transaction.atomic():
        # Two may be at it at once: who presses the button, and the worker.
        if not Page.objects.select_for_update().filter(pk=page.pk).exists():
            return
        GoneAddress.objects.bulk_create(
            [GoneAddress(digest=digest_of(path), since=now) for path in paths], ignore_conflicts=True
        )
        page.delete()
        forget(numbers=[number], keys=[key])
        generations.touch(generations.SITE)
    for picture in pictures:
        _drop_if_unused(picture)


def forget(*, numbers: Sequence[int], keys: Iterable[object] = ()) -> None:
    """What Wagtail keeps of pages apart from them: revisions, history, references, words to be translated."""
    texts, of_pages = [str(number) for number in numbers], ContentType.objects.get_for_model(Page)
    Revision.objects.filter(base_content_type=of_pages, object_id__in=texts).delete()
    PageLogEntry.objects.filter(page_id__in=numbers).delete()
    ModelLogEntry.objects.filter(content_type=of_pages, object_id__in=texts).delete()
    ReferenceIndex.objects.filter(base_content_type=of_pages, object_id__in=texts).delete()
    for key in keys:
        # Pages of other languages share the words until the last of them has gone.
        if not Page.objects.filter(translation_key=key).exists():
            _forget_translations(key)


def _forget_translations(key: object) -> None:
    strings = list(
        String.objects.filter(segments__source__object__translation_key=key).values_list("pk", flat=True).distinct()
    )
    TranslatableObject.objects.filter(translation_key=key).delete()
    String.objects.filter(pk__in=strings, segments__isnull=True).delete()


def _pictures_of(page: Page) -> list[int]:
    # The index is kept up to date by and by; here it must be right.
    ReferenceIndex.create_or_update_for_object(page)
    of_pictures = ContentType.objects.get_for_model(get_image_model())
    rows = ReferenceIndex.get_references_for_object(page).filter(to_content_type=of_pictures)
    return [int(number) for number in rows.values_list("to_object_id", flat=True).distinct()]


def _drop_if_unused(number: int) -> None:
    """The original and every rendition leave the public folder; a picture that another page shows stays."""
    picture = get_image_model().objects.filter(pk=number).first()
    if picture is None or ReferenceIndex.get_references_to(picture).exists():
        return
    for rendition in picture.renditions.all():
        rendition.file.delete(save=False)
    picture.renditions.all().delete()
    file = picture.file
    picture.delete()
    file.storage.delete(file.name)
    of_picture = ContentType.objects.get_for_model(picture)
    ModelLogEntry.objects.filter(content_type=of_picture, object_id=str(number)).delete()
