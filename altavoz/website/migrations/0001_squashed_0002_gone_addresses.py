# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('website', '0001_initial'),
        ('website', '0002_gone_addresses'),
    ]

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Generation',
                fields=[
                    ('subject', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('number', models.PositiveBigIntegerField(default=0)),
                ],
            ),
            migrations.CreateModel(
                name='PlainPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('body', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='text')),
                ],
                options={
                    'verbose_name': 'plain page',
                    'verbose_name_plural': 'plain pages',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='PrivacyPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('body', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='text')),
                ],
                options={
                    'verbose_name': 'privacy notice',
                    'verbose_name_plural': 'privacy notices',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='HomePage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('headline', models.CharField(max_length=150, verbose_name='headline')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('body', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='text')),
                ],
                options={
                    'verbose_name': 'home page',
                    'verbose_name_plural': 'home pages',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='GoneAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('since', models.DateTimeField()),
                ],
                options={
                    'default_permissions': (),
                },
            ),
            migrations.CreateModel(
                name='MenuItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.CharField(choices=[('main', 'Main menu'), ('footer', 'Footer')], default='main', max_length=8, verbose_name='where')),
                    ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page, in any language')),
                    ('url', models.CharField(blank=True, max_length=250, verbose_name='or an address')),
                ],
                options={
                    'verbose_name': 'menu entry',
                    'verbose_name_plural': 'menu entries',
                    'ordering': ['place', 'order', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('url', '')), models.Q(('page__isnull', True), models.Q(('url', ''), _negated=True)), _connector='OR'), name='menu_item_leads_to_one_thing', violation_error_message='Choose a page or write an address: one of the two.')],
                },
            ),
            migrations.CreateModel(
                name='MenuLabel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='website.menuitem')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('text', models.CharField(max_length=60, verbose_name='words')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('item', 'language'), name='one_label_a_language')],
                },
            ),
        ]),
    ]
