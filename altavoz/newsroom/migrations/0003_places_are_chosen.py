# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.newsroom.countries.places
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0002_people_and_owners'),
    ]

    operations = [
        migrations.AlterField(
            model_name='countrypage',
            name='code',
            field=models.CharField(max_length=40, validators=[altavoz.newsroom.countries.places.must_be_known], verbose_name='country or region'),
        ),
    ]
