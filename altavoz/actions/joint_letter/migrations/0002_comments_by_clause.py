# SPDX-License-Identifier: AGPL-3.0-or-later

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("joint_letter", "0001_joint_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="clause",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="comment",
            name="quoted",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
    ]
