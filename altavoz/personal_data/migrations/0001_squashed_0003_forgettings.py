# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.public_ids
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('personal_data', '0001_initial'),
        ('personal_data', '0002_private_files'),
        ('personal_data', '0003_forgettings'),
    ]

    initial = True

    # The ground first: what the libraries change later would be done with every table of the house around it,
    # and takes twice as long (decision 0159).
    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('sessions', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='DoNotWrite',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email_key', models.BinaryField(max_length=32, unique=True)),
                    ('why', models.CharField(choices=[('not_me', 'said: this was not me'), ('complaint', 'complained'), ('bounced', 'the address does not exist')], max_length=16)),
                    ('since', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'do-not-write entry',
                    'verbose_name_plural': 'do-not-write list',
                },
            ),
            migrations.CreateModel(
                name='PrivateFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('media_type', models.CharField(max_length=80)),
                    ('size', models.PositiveBigIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'private file',
                    'verbose_name_plural': 'private files',
                },
            ),
            migrations.CreateModel(
                name='Forgetting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=64, unique=True)),
                    ('up_to', models.BigIntegerField(default=0)),
                    ('done_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'forgetting',
                    'verbose_name_plural': 'forgettings',
                },
            ),
        ]),
    ]
