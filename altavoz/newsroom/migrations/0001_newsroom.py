# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.newsroom.countries.places
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import re
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
        ('website', '0003_topics_and_licences'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Author',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Small letters, digits and single hyphens.')], verbose_name='name in addresses')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                ],
                options={
                    'verbose_name': 'author',
                    'verbose_name_plural': 'authors',
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='AuthorAlias',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('author', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='newsroom.author')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                ],
                options={
                    'ordering': ['name'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('author', 'name'), name='an_alias_of_an_author_once')],
                },
            ),
            migrations.CreateModel(
                name='Series',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Small letters, digits and single hyphens.')], verbose_name='name in addresses')),
                ],
                options={
                    'verbose_name': 'series',
                    'verbose_name_plural': 'series of posts',
                    'ordering': ['slug'],
                },
            ),
            migrations.CreateModel(
                name='PostPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('kind', models.CharField(choices=[('statement', 'Statement'), ('news', 'News'), ('blog', 'Blog'), ('report', 'Report'), ('press-release', 'Press release')], default='news', max_length=20, verbose_name='sort')),
                    ('date', models.DateField(verbose_name='date')),
                    ('place', models.CharField(blank=True, help_text='Where it was written, such as “Tijuana, Mexico”.', max_length=120, verbose_name='place line')),
                    ('told_in', models.CharField(default='', editable=False, max_length=5)),
                    ('came_as', models.CharField(blank=True, default='', editable=False, max_length=120)),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('body', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30), ('action', 32), ('case', 35)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {}), 31: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Action', 'page_type': ['campaigns.ActionPage']}), 32: ('wagtail.blocks.StructBlock', [[('page', 31)]], {}), 33: ('wagtail.blocks.CharBlock', (), {'label': 'Code of the case', 'max_length': 40, 'validators': [django.core.validators.RegexValidator('\\A[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\\Z', 'The code of a case, as its page shows it.')]}), 34: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'This post says who is at risk: when the case is taken down, so is the post', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('code', 33), ('goes_with_it', 34)]], {})}, verbose_name='text')),
                    ('changes', wagtail.fields.StreamField([('update', 2), ('correction', 3)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Date'}), 1: ('altavoz.website.blocks.PlainTextBlock', (), {}), 2: ('wagtail.blocks.StructBlock', [[('date', 0), ('text', 1)]], {'icon': 'plus', 'label': 'Update'}), 3: ('wagtail.blocks.StructBlock', [[('date', 0), ('text', 1)]], {'icon': 'warning', 'label': 'Correction'})}, verbose_name='updates and corrections')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture')),
                    ('drawing', models.CharField(blank=True, max_length=40, verbose_name='drawing of the house')),
                    ('picture_alt', models.CharField(blank=True, max_length=200, verbose_name='what the picture shows')),
                    ('picture_caption', models.CharField(blank=True, max_length=250, verbose_name='caption')),
                    ('picture_credit', models.CharField(blank=True, max_length=120, verbose_name='credit')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to='newsroom.series', verbose_name='series')),
                    ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='posts', to='website.topic', verbose_name='topics')),
                ],
                options={
                    'verbose_name': 'post',
                    'verbose_name_plural': 'posts',
                    'indexes': [models.Index(fields=['told_in', '-date', '-page_ptr'], name='posts_of_a_language')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('came_as', ''), _negated=True), fields=('came_as', 'told_in'), name='an_imported_post_once_a_language')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='Byline',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                    ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                    ('post', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='newsroom.postpage')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='newsroom.author', verbose_name='author')),
                    ('role', models.CharField(blank=True, help_text='As it was then, such as “Americas Media Coordinator”.', max_length=160, verbose_name='role')),
                ],
                options={
                    'ordering': ['sort_order', 'pk'],
                    'abstract': False,
                    'default_permissions': (),
                    'unique_together': {('translation_key', 'locale')},
                },
            ),
            migrations.CreateModel(
                name='SeriesText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('series', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='newsroom.series')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('about', models.CharField(blank=True, max_length=300, verbose_name='one or two sentences about it')),
                ],
                options={
                    'ordering': ['language'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('series', 'language'), name='one_text_of_a_series_a_language')],
                },
            ),
            migrations.CreateModel(
                name='PostIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                ],
                options={
                    'verbose_name': 'list of posts',
                    'verbose_name_plural': 'lists of posts',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='PostCountry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                    ('post', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='countries', to='newsroom.postpage')),
                    ('code', models.CharField(db_index=True, max_length=40, validators=[django.core.validators.RegexValidator(re.compile('\\A(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*)\\Z'), 'Two capitals, as ISO 3166 has them, like MX; or the name of a region in small letters, like americas.')], verbose_name='country or region')),
                ],
                options={
                    'ordering': ['sort_order', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('post', 'code'), name='a_country_of_a_post_once')],
                },
            ),
            migrations.CreateModel(
                name='CountryIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                ],
                options={
                    'verbose_name': 'list of countries',
                    'verbose_name_plural': 'lists of countries',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='CountryPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('code', models.CharField(help_text='Two capitals, as ISO 3166 has them, like MX; or the name of a region, like americas.', max_length=40, validators=[altavoz.newsroom.countries.places.must_be_known], verbose_name='country or region')),
                    ('told_in', models.CharField(default='', editable=False, max_length=5)),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('pins', wagtail.fields.StreamField([('pin', 2)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page', 'page_type': ['campaigns.ActionPage', 'campaigns.CampaignPage', 'newsroom.PostPage', 'recommendations.BriefPage', 'website.PlainPage']}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence on why it stands here', 'max_length': 200, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('page', 0), ('words', 1)]], {})}, verbose_name='put on top')),
                    ('order', wagtail.fields.StreamField([('section', 2)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('now', 'Happening now'), ('cases', 'To whom'), ('figures', 'How many'), ('asked', 'What was asked'), ('news', 'What we wrote')], 'label': 'Section'}), 1: ('wagtail.blocks.BooleanBlock', (), {'label': 'Leave it out', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('section', 0), ('left_out', 1)]], {})}, help_text='What is not named here follows in the usual order.', verbose_name='order of the sections')),
                    ('figures', models.CharField(blank=True, help_text='Their names in texts with spaces between them, such as disappeared-mx; empty: the first of the country.', max_length=400, verbose_name='figures to show')),
                    ('body', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='text')),
                ],
                options={
                    'verbose_name': 'country page',
                    'verbose_name_plural': 'country pages',
                    'constraints': [models.UniqueConstraint(fields=('code', 'told_in'), name='one_country_page_a_language')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='PostImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('state', models.CharField(choices=[('waiting', 'being taken in'), ('stopped', 'stopped'), ('done', 'done')], default='waiting', max_length=10, verbose_name='state')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='name of the file')),
                    ('lines_in_all', models.PositiveIntegerField(default=0)),
                    ('made', models.PositiveIntegerField(default=0)),
                    ('there_already', models.PositiveIntegerField(default=0)),
                    ('refused', models.PositiveIntegerField(default=0)),
                    ('begun_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('ended_at__isnull', False), _connector='OR'), name='an_import_that_is_done_has_its_time')],
                },
            ),
            migrations.CreateModel(
                name='ImportedLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='newsroom.postimport')),
                    ('number', models.PositiveIntegerField()),
                    ('words', models.TextField(blank=True)),
                    ('trouble', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['number'],
                    'default_permissions': (),
                    'indexes': [models.Index(condition=models.Q(('trouble', '')), fields=['taken_by', 'number'], name='lines_that_wait')],
                    'constraints': [models.UniqueConstraint(fields=('taken_by', 'number'), name='a_line_of_an_import_once')],
                },
            ),
            migrations.CreateModel(
                name='RecurringDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('month', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='month')),
                    ('day', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='day')),
                    ('what', models.CharField(max_length=160, verbose_name='what it is the day of')),
                    ('since', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='first year')),
                    ('remind_days', models.PositiveSmallIntegerField(default=21, validators=[django.core.validators.MaxValueValidator(180)], verbose_name='remind so many days before')),
                    ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='website.topic', verbose_name='topic')),
                    ('seen_to', models.PositiveSmallIntegerField(default=0, editable=False)),
                ],
                options={
                    'verbose_name': 'recurring day',
                    'verbose_name_plural': 'recurring days',
                    'ordering': ['month', 'day', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('day__range', (1, 31)), ('month__range', (1, 12))), name='a_recurring_day_is_in_the_calendar')],
                },
            ),
        ]),
    ]
