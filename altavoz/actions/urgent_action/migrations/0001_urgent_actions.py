# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='UrgentActionPage',
                fields=[
                    ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
                ],
                options={
                    'verbose_name': 'urgent action',
                    'verbose_name_plural': 'urgent actions',
                },
                bases=('campaigns.actionpage',),
            ),
            migrations.CreateModel(
                name='SeriesNumber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('prefix', models.CharField(default='UA', max_length=8)),
                    ('next', models.PositiveIntegerField(default=1)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='one_series_a_year')],
                },
            ),
            migrations.CreateModel(
                name='UrgentAction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='urgent', to='campaigns.action')),
                    ('series', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='urgent_actions', to='urgent_action.seriesnumber')),
                    ('number', models.PositiveIntegerField(editable=False, null=True)),
                    ('reference', models.CharField(blank=True, help_text='For example AMR 41/2345/2020.', max_length=60, verbose_name='reference of the document')),
                    ('issued_on', models.DateField(editable=False, null=True, verbose_name='issued')),
                    ('no_letters_after', models.DateTimeField(blank=True, help_text='Empty: what was written in time still goes out after the last day for writing.', null=True, verbose_name='no letters after')),
                ],
                options={
                    'verbose_name': 'urgent action',
                    'verbose_name_plural': 'urgent actions',
                    'indexes': [models.Index(condition=models.Q(('no_letters_after__isnull', False)), fields=['no_letters_after'], name='urgent_last_letters')],
                    'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='one_urgent_action_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('series__isnull', True)), models.Q(('number__isnull', False), ('series__isnull', False)), _connector='OR'), name='a_number_has_its_series')],
                },
            ),
            migrations.CreateModel(
                name='Issue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issues', to='campaigns.action')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('sort', models.CharField(choices=[('first', 'First issue'), ('update', 'Further information'), ('stop', 'Stop action')], max_length=8)),
                    ('on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('announced', models.CharField(blank=True, default='', max_length=32)),
                    ('announced_network', models.CharField(blank=True, default='', max_length=32)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='one_issue_a_number'), models.UniqueConstraint(condition=models.Q(('sort', 'first')), fields=('action',), name='one_first_issue'), models.UniqueConstraint(condition=models.Q(('sort', 'stop')), fields=('action',), name='one_stop')],
                },
            ),
            migrations.CreateModel(
                name='IssueText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='urgent_action.issue')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('facts', models.TextField(max_length=6000, verbose_name='the facts')),
                    ('demands', models.TextField(blank=True, max_length=3000, verbose_name='the demands, one a line')),
                    ('after', models.TextField(blank=True, max_length=1000, verbose_name='what to know beside it')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('issue', 'language'), name='one_issue_text_a_language')],
                },
            ),
        ]),
    ]
