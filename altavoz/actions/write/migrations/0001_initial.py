# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
    ]

    operations = [
        migrations.CreateModel(
            name='WritePage',
            fields=[
                ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
            ],
            options={
                'verbose_name': 'letter to representatives',
                'verbose_name_plural': 'letters to representatives',
            },
            bases=('campaigns.actionpage',),
        ),
    ]
