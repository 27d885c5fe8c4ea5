# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='LogLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='log_lines', to='campaigns.action')),
                    ('number', models.PositiveIntegerField()),
                    ('hour', models.DateTimeField()),
                    ('last_round', models.PositiveBigIntegerField()),
                    ('total', models.IntegerField()),
                    ('text', models.TextField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='log_lines_are_numbered'), models.UniqueConstraint(fields=('action', 'hour'), name='one_log_line_an_hour')],
                },
            ),
            migrations.CreateModel(
                name='Recount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(verbose_name='recounted')),
                    ('milliseconds', models.PositiveIntegerField(verbose_name='took (ms)')),
                    ('actions', models.PositiveIntegerField(verbose_name='actions looked at')),
                    ('alarms', models.PositiveIntegerField(verbose_name='differences found')),
                ],
                options={
                    'verbose_name': 'recount',
                    'verbose_name_plural': 'recounts',
                    'get_latest_by': 'at',
                },
            ),
            migrations.CreateModel(
                name='Alarm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recount', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='found', to='tallies.recount')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.action')),
                    ('of', models.CharField(choices=[('signatures', 'signatures'), ('paper', 'signatures on paper'), ('carried_over', 'counts from other platforms'), ('total', 'the total')], max_length=16, verbose_name='of what')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                    ('language', models.CharField(blank=True, max_length=5, verbose_name='language')),
                    ('text_version', models.PositiveIntegerField(default=0, verbose_name='text version')),
                    ('rows', models.IntegerField(verbose_name='by the rows')),
                    ('counted', models.IntegerField(verbose_name='by the count')),
                ],
                options={
                    'verbose_name': 'alarm of the recount',
                    'verbose_name_plural': 'alarms of the recount',
                    'ordering': ['pk'],
                },
            ),
        ]),
    ]
