# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('supporters', '0001_initial'),
        ('supporters', '0002_used_links_and_ended_consents'),
        ('supporters', '0003_networks'),
        ('supporters', '0004_consent_names_its_network'),
        ('supporters', '0005_every_yes_has_its_network'),
        ('supporters', '0006_no_yes_without_a_network'),
        ('supporters', '0007_copies_to_erase'),
        ('supporters', '0008_network_days'),
        ('supporters', '0009_lists_come_in_and_go_out'),
        ('supporters', '0010_kept_out_of_lists'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('personal_data', '0001_squashed_0003_forgettings'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='CopyToErase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('sort', models.CharField(choices=[('pack', 'pack'), ('export', 'export of a network')], max_length=16, verbose_name='sort of list')),
                    ('list_id', models.CharField(max_length=16, verbose_name='list')),
                    ('about', models.CharField(max_length=120, verbose_name='about')),
                    ('copy', models.PositiveIntegerField(verbose_name='copy number')),
                    ('row', models.CharField(blank=True, max_length=16, verbose_name='row')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='list of')),
                    ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='copy with')),
                    ('taken_by', models.CharField(blank=True, max_length=150, verbose_name='taken by')),
                    ('asked_at', models.DateTimeField(verbose_name='asked')),
                    ('told_at', models.DateTimeField(null=True, verbose_name='last letter')),
                    ('letters', models.PositiveSmallIntegerField(default=0, verbose_name='letters')),
                    ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed')),
                ],
                options={
                    'verbose_name': 'copy to erase somebody from',
                    'verbose_name_plural': 'copies to erase somebody from',
                    'ordering': ['asked_at', 'pk'],
                    'indexes': [models.Index(condition=models.Q(('confirmed_at__isnull', True)), fields=['holder'], name='copy_not_erased_yet')],
                    'constraints': [models.UniqueConstraint(fields=('list_id', 'copy', 'holder', 'row'), name='each_row_of_a_copy_asked_once')],
                },
            ),
            migrations.CreateModel(
                name='Network',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='networks', to='organisations.organisation', verbose_name='organisation that writes')),
                    ('carries', models.CharField(choices=[('alerts', 'All alerts and actions'), ('urgent', 'Urgent actions'), ('news', 'News of the organisation')], default='alerts', max_length=16, verbose_name='what it carries')),
                    ('country', models.CharField(blank=True, help_text='Empty: about all countries.', max_length=2, verbose_name='about this country alone')),
                    ('topic', models.SlugField(blank=True, help_text='A short word. Empty: about all topics.', max_length=40, verbose_name='about this topic alone')),
                    ('is_open', models.BooleanField(default=True, verbose_name='may be joined')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'verbose_name': 'network',
                    'verbose_name_plural': 'networks',
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NetworkText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('network', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='supporters.network')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('about', models.CharField(max_length=300, verbose_name='what comes, and how often')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('network', 'language'), name='one_network_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Joining',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('given_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('language', models.CharField(max_length=5)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('rhythm', models.CharField(choices=[('at_once', 'At once, each time'), ('weekly', 'Once a week, all in one letter')], default='at_once', max_length=8)),
                    ('networks', models.JSONField(default=list, help_text='Numbers of the networks that were ticked.')),
                    ('wordings', models.JSONField(default=list, help_text='Numbers of the wordings that stood beside them.')),
                    ('made_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'request to join',
                    'verbose_name_plural': 'requests to join',
                    'indexes': [models.Index(fields=['email_key'], name='joining_of_an_address'), models.Index(fields=['made_at'], name='joining_by_age')],
                },
            ),
            migrations.CreateModel(
                name='Subscription',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subscriptions', to='supporters.network')),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('given_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('language', models.CharField(max_length=5)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('rhythm', models.CharField(choices=[('at_once', 'At once, each time'), ('weekly', 'Once a week, all in one letter')], default='at_once', max_length=8)),
                    ('joined_at', models.DateTimeField()),
                    ('joined_where', models.CharField(max_length=64)),
                    ('paused_until', models.DateTimeField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_how', models.CharField(blank=True, max_length=32)),
                ],
                options={
                    'verbose_name': 'subscription',
                    'verbose_name_plural': 'subscriptions',
                    'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['network', 'id'], name='subscription_of_a_network'), models.Index(fields=['email_key'], name='subscription_of_an_address'), models.Index(fields=['joined_at'], name='subscription_by_age'), models.Index(condition=models.Q(('ended_at__isnull', False)), fields=['ended_at'], name='subscription_ended')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('email_key', 'network'), name='joined_once_a_network')],
                },
            ),
            migrations.CreateModel(
                name='NetworkExport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exports', to='supporters.network', verbose_name='network')),
                    ('purpose', models.CharField(max_length=300, verbose_name='what it is needed for')),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('asked', 'being counted'), ('waiting', 'waits for a second person'), ('granted', 'being made'), ('ready', 'ready'), ('refused', 'refused'), ('expired', 'expired')], default='asked', max_length=8)),
                    ('rows', models.PositiveIntegerField(default=0)),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('table', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('data', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('made_at', models.DateTimeField(null=True)),
                    ('expires_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'export of a network',
                    'verbose_name_plural': 'exports of networks',
                    'ordering': ['-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('asked_by__isnull', True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='an_export_is_approved_by_another')],
                },
            ),
            migrations.CreateModel(
                name='ExportTaken',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('export', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taken', to='supporters.networkexport')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('what', models.CharField(max_length=8)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'download of an export',
                    'verbose_name_plural': 'downloads of exports',
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='NetworkDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('network', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='days', to='supporters.network')),
                    ('day', models.DateField()),
                    ('joined', models.PositiveIntegerField(default=0)),
                    ('left', models.PositiveIntegerField(default=0)),
                    ('bounced', models.PositiveIntegerField(default=0)),
                    ('complained', models.PositiveIntegerField(default=0)),
                    ('in_all', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name': 'day of a network',
                    'verbose_name_plural': 'days of networks',
                    'indexes': [models.Index(fields=['day'], name='network_day')],
                    'constraints': [models.UniqueConstraint(fields=('network', 'day'), name='one_row_a_network_and_day')],
                },
            ),
            migrations.CreateModel(
                name='ListImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='supporters.network', verbose_name='network')),
                    ('state', models.CharField(choices=[('draft', 'waits for its columns'), ('looking', 'being looked through'), ('looked', 'looked through'), ('waiting', 'waits for a second person'), ('running', 'being brought in'), ('done', 'brought in'), ('undoing', 'being taken back'), ('undone', 'taken back'), ('dropped', 'given up'), ('failed', 'failed: its file cannot be read any more')], default='draft', max_length=8)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                    ('proof_where', models.CharField(max_length=200)),
                    ('proof_on', models.DateField()),
                    ('proof_wording', models.TextField(max_length=2000)),
                    ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('refusals', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('encoding', models.CharField(max_length=16)),
                    ('delimiter', models.CharField(max_length=1)),
                    ('header', models.JSONField(default=list)),
                    ('columns', models.JSONField(default=dict)),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=5)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('told_in', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=5)),
                    ('rows', models.PositiveIntegerField(default=0)),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('entered', models.PositiveIntegerField(default=0)),
                    ('counts', models.JSONField(default=dict)),
                    ('shown', models.JSONField(default=dict)),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'import of a list',
                    'verbose_name_plural': 'imports of lists',
                    'ordering': ['-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('made_by__isnull', True), models.Q(('decided_by', models.F('made_by')), _negated=True), _connector='OR'), name='an_import_is_approved_by_another')],
                },
            ),
            migrations.CreateModel(
                name='KeptOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('waiting_list', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='kept_out', to='supporters.listimport')),
                    ('email_key', models.BinaryField(max_length=32)),
                ],
                options={
                    'verbose_name': 'address kept out of a list',
                    'verbose_name_plural': 'addresses kept out of lists',
                    'constraints': [models.UniqueConstraint(fields=('waiting_list', 'email_key'), name='kept_out_once_a_list')],
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='organisations.organisation')),
                    ('wording', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='organisations.consentwording')),
                    ('proof', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='supporters.listimport')),
                    ('network', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='supporters.network')),
                    ('channel', models.CharField(default='email', max_length=16)),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('given_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('family_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('language', models.CharField(max_length=5)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('said_at', models.DateTimeField()),
                    ('said_where', models.CharField(help_text='Kind and public id of what was signed.', max_length=64)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_how', models.CharField(blank=True, max_length=32)),
                ],
                options={
                    'verbose_name': 'consent',
                    'verbose_name_plural': 'consents',
                    'indexes': [models.Index(fields=['email_key'], name='consent_of_an_address'), models.Index(condition=models.Q(('proof__isnull', False)), fields=['proof', 'id'], name='consent_of_an_import')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('email_key', 'organisation', 'wording', 'said_where'), name='one_yes_a_wording_and_place'), models.CheckConstraint(condition=models.Q(('wording__isnull', False), ('proof__isnull', False), _connector='OR'), name='a_yes_is_to_words_that_are_known')],
                },
            ),
            migrations.CreateModel(
                name='UsedLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('link', models.BinaryField(max_length=16)),
                    ('act', models.CharField(max_length=16)),
                    ('at', models.DateTimeField()),
                    ('told', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name': 'used link',
                    'verbose_name_plural': 'used links',
                    'constraints': [models.UniqueConstraint(fields=('link', 'act'), name='each_act_once_a_link')],
                },
            ),
        ]),
    ]
