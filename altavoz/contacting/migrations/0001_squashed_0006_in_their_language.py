# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('contacting', '0001_plans_and_messages'),
        ('contacting', '0002_queues'),
        ('contacting', '0003_unusual'),
        ('contacting', '0004_digests_in_parts'),
        ('contacting', '0005_more_ways_to_write'),
        ('contacting', '0006_in_their_language'),
    ]

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('participation', '0001_squashed_0005_acts_by_campaign_code'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Digest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='digests', to='decision_makers.office')),
                    ('state', models.CharField(choices=[('gathering', 'gathering'), ('put', 'handed to the outbox'), ('sent', 'sent'), ('failed', 'refused by the office’s mail server'), ('in_doubt', 'in doubt: staff decide'), ('withheld', 'not sent after all')], default='gathering', max_length=12)),
                    ('part', models.PositiveSmallIntegerField(default=1)),
                    ('parts', models.PositiveSmallIntegerField(default=1)),
                    ('made_at', models.DateTimeField()),
                    ('due_at', models.DateTimeField(null=True)),
                    ('done_at', models.DateTimeField(null=True)),
                    ('letter', models.BigIntegerField(null=True, verbose_name='number of its letter')),
                ],
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('participation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='participation.participation')),
                    ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='decision_makers.office')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='decision_makers.person')),
                    ('state', models.CharField(choices=[('pending', 'waits for its writer to confirm it'), ('confirmed', 'waits for its turn'), ('put', 'handed to the outbox'), ('sent', 'sent'), ('failed', 'refused by the office’s mail server'), ('in_doubt', 'in doubt: staff decide'), ('withheld', 'not sent after all'), ('in_digest', 'goes in a digest'), ('no_address', 'the office has no address'), ('withdrawn', 'withdrawn')], default='pending', max_length=12)),
                    ('language', models.CharField(max_length=5)),
                    ('subject', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('body', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('text_key', models.BinaryField(help_text='A keyed hash of the text without greeting and name: alike texts fold.', max_length=32)),
                    ('made_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('due_at', models.DateTimeField(null=True)),
                    ('done_at', models.DateTimeField(null=True)),
                    ('letter', models.BigIntegerField(null=True, verbose_name='number of its letter')),
                    ('digest', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='messages', to='contacting.digest')),
                    ('holder_changed', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state', 'confirmed')), fields=['office', 'due_at'], name='message_waiting'), models.Index(fields=['office', 'confirmed_at'], name='message_of_office'), models.Index(condition=models.Q(('state__in', ['put', 'in_doubt'])), fields=['id'], name='message_on_its_way'), models.Index(fields=['office', 'done_at'], name='message_done'), models.Index(condition=models.Q(('state__in', ['no_address', 'failed'])), fields=['office'], name='message_unusual'), models.Index(condition=models.Q(('state', 'pending')), fields=['made_at'], name='message_unconfirmed')],
                    'constraints': [models.UniqueConstraint(fields=('participation', 'office'), name='one_message_an_office'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'put', 'in_digest', 'sent', 'failed', 'in_doubt', 'withheld']), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='confirmed_message_has_a_time')],
                },
            ),
            migrations.CreateModel(
                name='ContactReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('participation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='contact_reports', to='participation.participation')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_reports', to='decision_makers.office')),
                    ('way', models.CharField(choices=[('centre', 'sent by this centre'), ('own_mail', 'from one’s own mail program'), ('office_form', 'through the office’s own form'), ('print', 'printed, and sent by post or fax'), ('post', 'by post'), ('fax', 'by fax'), ('embassy', 'through the embassy'), ('social', 'on a social network'), ('call', 'by telephone'), ('pledge', 'promised for later')], max_length=12)),
                    ('result', models.CharField(choices=[('sent', 'sent it'), ('spoke', 'spoke to someone'), ('left_message', 'left a message'), ('no_answer', 'nobody answered'), ('promised', 'will write')], max_length=12)),
                    ('at', models.DateTimeField()),
                    ('by_day', models.DateField(null=True)),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('reminded_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['participation'], name='report_of_participation'), models.Index(condition=models.Q(('confirmed_at__isnull', True)), fields=['at'], name='report_unconfirmed'), models.Index(condition=models.Q(('by_day__isnull', False), ('confirmed_at__isnull', False), ('reminded_at__isnull', True)), fields=['by_day'], name='report_promised')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at__isnull', True)), fields=('participation', 'office', 'way'), name='one_waiting_report_a_way')],
                },
            ),
            migrations.CreateModel(
                name='OfficeRules',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('per_hour', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(30000)], verbose_name='letters an hour, at most')),
                    ('opens', models.TimeField(blank=True, null=True, verbose_name='opens')),
                    ('closes', models.TimeField(blank=True, null=True, verbose_name='closes')),
                    ('zone', models.CharField(blank=True, max_length=50, verbose_name='time zone')),
                    ('weekdays', models.CharField(default='1234567', max_length=7, verbose_name='days of the week (1 is Monday)')),
                    ('wants_digest', models.BooleanField(default=False, verbose_name='wants identical texts in one digest')),
                    ('digest_hours', models.PositiveSmallIntegerField(choices=[(1, 'every hour, where there is something to say'), (24, 'once a day, where there is something to say')], default=24, verbose_name='a digest comes')),
                    ('languages', models.CharField(blank=True, max_length=60, verbose_name='languages it reads (codes)')),
                    ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_rules', to='decision_makers.office', verbose_name='office')),
                ],
                options={
                    'verbose_name': 'rules of an office',
                    'verbose_name_plural': 'rules of offices',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closes__isnull', True), ('opens__isnull', True)), ('opens__lt', models.F('closes')), _connector='OR'), name='office_opens_before_it_closes', violation_error_message='Give both hours, the later one last, or neither.'), models.CheckConstraint(condition=models.Q(('per_hour__gte', 1)), name='office_takes_a_letter_an_hour')],
                },
            ),
            migrations.CreateModel(
                name='BodyRules',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('per_hour', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(30000)], verbose_name='letters an hour, at most')),
                    ('opens', models.TimeField(blank=True, null=True, verbose_name='opens')),
                    ('closes', models.TimeField(blank=True, null=True, verbose_name='closes')),
                    ('zone', models.CharField(blank=True, max_length=50, verbose_name='time zone')),
                    ('weekdays', models.CharField(default='1234567', max_length=7, verbose_name='days of the week (1 is Monday)')),
                    ('wants_digest', models.BooleanField(default=False, verbose_name='wants identical texts in one digest')),
                    ('digest_hours', models.PositiveSmallIntegerField(choices=[(1, 'every hour, where there is something to say'), (24, 'once a day, where there is something to say')], default=24, verbose_name='a digest comes')),
                    ('languages', models.CharField(blank=True, max_length=60, verbose_name='languages it reads (codes)')),
                    ('body', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_rules', to='decision_makers.body', verbose_name='body')),
                ],
                options={
                    'verbose_name': 'rules of a body',
                    'verbose_name_plural': 'rules of bodies',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closes__isnull', True), ('opens__isnull', True)), ('opens__lt', models.F('closes')), _connector='OR'), name='body_opens_before_it_closes', violation_error_message='Give both hours, the later one last, or neither.'), models.CheckConstraint(condition=models.Q(('per_hour__gte', 1)), name='body_takes_a_letter_an_hour')],
                },
            ),
            migrations.CreateModel(
                name='OfficeStop',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_stop', to='decision_makers.office')),
                    ('since', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Plan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_plan', to='campaigns.action')),
                    ('body', models.ForeignKey(blank=True, help_text='Leave it empty where everybody writes to the targets of the action.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.body', verbose_name='body whose members a place leads to')),
                    ('supports', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supported_by', to='campaigns.action', verbose_name='letter among legislators that it asks to sign')),
                    ('by_centre', models.BooleanField(default=True, verbose_name='sent by this centre')),
                    ('by_own_mail', models.BooleanField(default=True, verbose_name='from one’s own mail program')),
                    ('by_office_form', models.BooleanField(default=True, verbose_name='through the office’s own form')),
                    ('by_print', models.BooleanField(default=True, verbose_name='printed, for post or fax')),
                    ('by_post', models.BooleanField(default=False, verbose_name='by post')),
                    ('by_fax', models.BooleanField(default=False, verbose_name='by fax')),
                    ('by_embassy', models.BooleanField(default=False, verbose_name='through the embassy')),
                    ('by_social', models.BooleanField(default=False, verbose_name='on social networks')),
                    ('by_call', models.BooleanField(default=False, verbose_name='by telephone')),
                    ('by_pledge', models.BooleanField(default=False, verbose_name='promised for a later day')),
                    ('edits', models.CharField(choices=[('free', 'the whole message may be rewritten'), ('own_words', 'greeting and message stay, own words may be added'), ('fixed', 'nothing may be changed')], default='free', max_length=10, verbose_name='what supporters may change')),
                    ('in_their_language', models.BooleanField(default=False, help_text='Where a text in it is here; what it says in the reader’s language stands beside it.', verbose_name='write in the office’s language')),
                    ('most_at_once', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='offices at once, at most')),
                ],
                options={
                    'verbose_name': 'plan of whom to reach and how',
                    'verbose_name_plural': 'plans of whom to reach and how',
                },
            ),
            migrations.CreateModel(
                name='PlanText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('plan', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='contacting.plan')),
                    ('target', models.ForeignKey(blank=True, help_text='Empty: for every target that has no letter of its own.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='campaigns.target', verbose_name='for this target alone')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('stance', models.CharField(choices=[('any', 'for every office'), ('ask', 'to ask those who have not signed'), ('thank', 'to thank those who have signed')], default='any', max_length=8, verbose_name='for whom')),
                    ('variant', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='variant')),
                    ('subject', models.CharField(max_length=200, verbose_name='subject')),
                    ('message', models.TextField(max_length=4000, verbose_name='message, without greeting and name')),
                    ('call_script', models.TextField(blank=True, max_length=4000, verbose_name='what to say on the telephone')),
                    ('post', models.CharField(blank=True, max_length=280, verbose_name='what to write on a social network')),
                ],
                options={
                    'verbose_name': 'text of a plan',
                    'verbose_name_plural': 'texts of a plan',
                    'ordering': ['language', 'stance', 'variant'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('target__isnull', True)), fields=('plan', 'language', 'stance', 'variant'), name='one_plan_text_a_variant'), models.UniqueConstraint(condition=models.Q(('target__isnull', False)), fields=('plan', 'target', 'language', 'stance', 'variant'), name='one_target_text_a_variant')],
                },
            ),
            migrations.CreateModel(
                name='Embassy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('plan', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='embassies', to='contacting.plan')),
                    ('country', models.CharField(max_length=2, verbose_name='for people who live in (ISO code)')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office', verbose_name='embassy')),
                ],
                options={
                    'verbose_name': 'embassy',
                    'verbose_name_plural': 'embassies',
                    'ordering': ['country'],
                    'constraints': [models.UniqueConstraint(fields=('plan', 'country'), name='one_embassy_a_country')],
                },
            ),
            migrations.CreateModel(
                name='WayCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='way_counts', to='campaigns.action')),
                    ('way', models.CharField(choices=[('centre', 'sent by this centre'), ('own_mail', 'from one’s own mail program'), ('office_form', 'through the office’s own form'), ('print', 'printed, and sent by post or fax'), ('post', 'by post'), ('fax', 'by fax'), ('embassy', 'through the embassy'), ('social', 'on a social network'), ('call', 'by telephone'), ('pledge', 'promised for later')], max_length=12)),
                    ('number', models.PositiveIntegerField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('action', 'way'), name='one_count_a_way')],
                },
            ),
        ]),
    ]
