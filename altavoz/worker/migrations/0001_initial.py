# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Lease',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=64, unique=True)),
                    ('holder', models.CharField(blank=True, max_length=64)),
                    ('until', models.DateTimeField(null=True)),
                    ('fence', models.PositiveBigIntegerField(default=0)),
                    ('last_finished', models.DateTimeField(null=True)),
                    ('last_trouble', models.CharField(blank=True, max_length=200)),
                ],
            ),
            migrations.CreateModel(
                name='Heartbeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('worker', models.CharField(max_length=64, unique=True)),
                    ('at', models.DateTimeField()),
                ],
            ),
        ]),
    ]
