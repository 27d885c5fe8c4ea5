# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.public_ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0001_squashed_0002_because'),
        ('personal_data', '0001_squashed_0003_forgettings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='ArchivedCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('is_public', models.BooleanField(default=False, verbose_name='everybody may have it')),
                    ('rights', models.CharField(blank=True, max_length=200, verbose_name='why it may be public')),
                    ('kept_at', models.DateTimeField(editable=False)),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personal_data.privatefile')),
                    ('kept_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('observation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='archived', to='indicators.observation')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('is_public', False), models.Q(('rights', ''), _negated=True), _connector='OR'), name='public_archived_copy_says_its_rights')],
                },
            ),
            migrations.CreateModel(
                name='LeftAsItIs',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mark', models.CharField(max_length=64)),
                    ('reason', models.CharField(max_length=200, verbose_name='why it stays')),
                    ('at', models.DateTimeField(editable=False)),
                    ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('newest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.observation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('mark', 'newest'), name='a_quotation_is_left_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='left_as_it_is_for_a_reason')],
                },
            ),
        ]),
    ]
