# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.mailings.models.mailings
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('mailings', '0001_initial'),
        ('mailings', '0002_sent_back_and_counted_in'),
        ('mailings', '0003_letters_in_hands'),
        ('mailings', '0004_weekly_letters_by_their_day'),
        ('mailings', '0005_news_for_who_acted'),
    ]

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('participation', '0001_squashed_0005_acts_by_campaign_code'),
        ('supporters', '0001_squashed_0010_kept_out_of_lists'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Mailing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('code', models.CharField(default=altavoz.mailings.models.mailings.new_code, editable=False, help_text='Stands in the links of its letters. The same for all readers.', max_length=12, unique=True, verbose_name='campaign code')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailings', to='organisations.organisation', verbose_name='organisation that writes')),
                    ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mailings', to='campaigns.action', verbose_name='action it is about')),
                    ('sort', models.CharField(choices=[('alert', 'Alert: take part'), ('update', 'Update on an action'), ('outcome', 'Outcome of an action'), ('reminder', 'Reminder before a deadline'), ('news', 'News of the organisation')], default='alert', max_length=12, verbose_name='what it is')),
                    ('is_urgent', models.BooleanField(default=False, help_text='It comes at once, even to who had a mailing today or reads us once a week.', verbose_name='urgent')),
                    ('name', models.CharField(max_length=120, verbose_name='working name, for staff')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('waiting', 'Waits for a second person'), ('choosing', 'Recipients are being written down'), ('going', 'Going out'), ('stopped', 'Stopped'), ('done', 'Done'), ('called_off', 'Called off')], default='draft', editable=False, max_length=12, verbose_name='state')),
                    ('made_by', models.IntegerField(editable=False, null=True)),
                    ('asked_by', models.IntegerField(editable=False, null=True)),
                    ('approved_by', models.IntegerField(editable=False, null=True)),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('approved_at', models.DateTimeField(editable=False, null=True)),
                    ('fallback', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], help_text='Empty: who reads a language that has no text here is not written to.', max_length=5, verbose_name='language for who reads none of these')),
                    ('note', models.CharField(blank=True, editable=False, max_length=300)),
                    ('begin_at', models.DateTimeField(blank=True, help_text='Empty: at once.', null=True, verbose_name='begin')),
                    ('hours_from', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MaxValueValidator(23)], verbose_name='from which hour of the reader’s day')),
                    ('hours_until', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='until which hour of the reader’s day')),
                    ('per_hour', models.PositiveIntegerField(default=0, help_text='0: as fast as the mail server takes them.', verbose_name='at most an hour')),
                    ('paced_until', models.DateTimeField(editable=False, null=True)),
                    ('test_share', models.PositiveSmallIntegerField(default=0, help_text='Half of them get the first subject, half the second; the others wait until somebody chooses.', validators=[django.core.validators.MaxValueValidator(50)], verbose_name='percent that try two subjects first')),
                    ('chosen_half', models.CharField(blank=True, choices=[('', 'no test'), ('a', 'first subject'), ('b', 'second subject'), ('rest', 'waits for the better subject')], default='', editable=False, max_length=4)),
                    ('counted', models.PositiveIntegerField(editable=False, null=True)),
                    ('counted_in', models.JSONField(default=dict, editable=False)),
                    ('counted_at', models.DateTimeField(editable=False, null=True)),
                    ('chosen_up_to', models.BigIntegerField(default=0, editable=False)),
                    ('chosen_at', models.DateTimeField(editable=False, null=True)),
                    ('in_hands', models.JSONField(default=list, editable=False)),
                    ('begun_at', models.DateTimeField(editable=False, null=True)),
                    ('ended_at', models.DateTimeField(editable=False, null=True)),
                    ('number_chosen', models.PositiveIntegerField(default=0, editable=False)),
                    ('number_put', models.PositiveIntegerField(default=0, editable=False)),
                    ('number_put_a', models.PositiveIntegerField(default=0, editable=False)),
                    ('number_put_b', models.PositiveIntegerField(default=0, editable=False)),
                    ('number_weekly', models.PositiveIntegerField(default=0, editable=False)),
                    ('number_skipped', models.PositiveIntegerField(default=0, editable=False)),
                ],
                options={
                    'verbose_name': 'mailing',
                    'verbose_name_plural': 'mailings',
                    'ordering': ['-pk'],
                    'indexes': [models.Index(condition=models.Q(('state__in', ['choosing', 'going'])), fields=['state'], name='mailing_at_work')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('hours_from__lt', models.F('hours_until'))), name='mailing_hours_are_some_hours'), models.CheckConstraint(condition=models.Q(('test_share__lte', 50)), name='mailing_test_is_half_at_most'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('asked_by')), _negated=True), _connector='OR'), name='mailing_second_person_is_another')],
                },
            ),
            migrations.CreateModel(
                name='MailingText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mailing', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='mailings.mailing')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('subject', models.CharField(max_length=150, verbose_name='subject')),
                    ('subject_b', models.CharField(blank=True, max_length=150, verbose_name='second subject, to try')),
                    ('preview_line', models.CharField(blank=True, help_text='What many mail programs show beside the subject.', max_length=150, verbose_name='preview line')),
                    ('body', wagtail.fields.RichTextField(verbose_name='text')),
                    ('button', models.CharField(blank=True, max_length=60, verbose_name='words of the button to the action')),
                ],
                options={
                    'verbose_name': 'text of a mailing',
                    'verbose_name_plural': 'texts of a mailing',
                    'ordering': ['language'],
                    'constraints': [models.UniqueConstraint(fields=('mailing', 'language'), name='one_mailing_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Audience',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mailing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='audience', to='mailings.mailing')),
                    ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                    ('countries', models.JSONField(blank=True, default=list, verbose_name='countries where they live')),
                    ('topics', models.JSONField(blank=True, default=list, verbose_name='topics of their networks')),
                    ('took_part_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.action', verbose_name='who took part in')),
                    ('everybody_who_acted', models.BooleanField(default=False, help_text='For news of the very action: each such letter can be stopped for this action alone.', verbose_name='also who took part and is in no network')),
                    ('not_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.action', verbose_name='who has not acted on')),
                    ('member_has_not_signed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.action', verbose_name='who reached an office that has not signed')),
                    ('networks', models.ManyToManyField(blank=True, help_text='None: all networks of the organisation that carry such a mailing.', related_name='+', to='supporters.network', verbose_name='networks')),
                ],
                options={
                    'verbose_name': 'audience',
                    'verbose_name_plural': 'audiences',
                },
            ),
            migrations.CreateModel(
                name='Recipient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mailing', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='mailings.mailing')),
                    ('subscription', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mailings', to='supporters.subscription')),
                    ('participation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='participation.participation')),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('language', models.CharField(help_text='Of the text that is sent to her.', max_length=5)),
                    ('half', models.CharField(blank=True, choices=[('', 'no test'), ('a', 'first subject'), ('b', 'second subject'), ('rest', 'waits for the better subject')], max_length=4)),
                    ('due_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('planned', 'waits for its turn'), ('put', 'handed to the outbox'), ('weekly', 'goes in the weekly letter'), ('skipped', 'left out')], default='planned', max_length=8)),
                    ('why', models.CharField(blank=True, choices=[('', ''), ('stopped', 'stopped meanwhile'), ('paused', 'paused meanwhile'), ('do_not_write', 'asked not to be written to'), ('no_text', 'no text in her language'), ('acted', 'acted meanwhile'), ('closed', 'closed meanwhile')], max_length=12)),
                    ('letter', models.BigIntegerField(null=True, verbose_name='number of its letter')),
                ],
                options={
                    'verbose_name': 'recipient',
                    'verbose_name_plural': 'recipients',
                    'indexes': [models.Index(condition=models.Q(('state', 'planned')), fields=['mailing', 'half', 'due_at'], name='recipient_planned'), models.Index(fields=['mailing', 'state'], name='recipient_by_state'), models.Index(condition=models.Q(('participation__isnull', False)), fields=['participation'], name='recipient_who_acted'), models.Index(condition=models.Q(('letter__isnull', True), ('state', 'weekly')), fields=['due_at'], name='recipient_weekly')],
                    'constraints': [models.UniqueConstraint(fields=('email_key', 'mailing'), name='one_letter_an_address_and_mailing'), models.CheckConstraint(condition=models.Q(('subscription__isnull', False), ('participation__isnull', False), _connector='OR'), name='recipient_is_somebody')],
                },
            ),
            migrations.CreateModel(
                name='EnoughOfIt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('participation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='enough_of_it', to='participation.participation')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'letters about an action stopped',
                    'verbose_name_plural': 'letters about an action stopped',
                },
            ),
        ]),
    ]
