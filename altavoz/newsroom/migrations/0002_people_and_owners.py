# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('newsroom', '0001_newsroom'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
    ]

    operations = [
        migrations.AddField(
            model_name='postpage',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisation'),
        ),
        migrations.CreateModel(
            name='PostPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='decision_makers.person', verbose_name='person in office')),
                ('post', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='newsroom.postpage')),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('post', 'person'), name='a_person_of_a_post_once')],
            },
        ),
    ]
