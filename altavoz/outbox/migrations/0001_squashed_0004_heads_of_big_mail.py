# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('outbox', '0001_initial'),
        ('outbox', '0002_incoming_mail'),
        ('outbox', '0003_domain_days'),
        ('outbox', '0004_heads_of_big_mail'),
    ]

    initial = True

    dependencies = [
        ('personal_data', '0001_squashed_0003_forgettings'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='DomainDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('domain_key', models.BinaryField(max_length=32)),
                    ('domain', models.CharField(blank=True, max_length=253)),
                    ('seen', models.BinaryField(default=b'', max_length=80)),
                    ('handed_over', models.PositiveIntegerField(default=0)),
                    ('put_off', models.PositiveIntegerField(default=0)),
                    ('refused', models.PositiveIntegerField(default=0)),
                    ('returned', models.PositiveIntegerField(default=0)),
                    ('complaints', models.PositiveIntegerField(default=0)),
                    ('says', models.CharField(blank=True, max_length=160)),
                    ('says_mark', models.BinaryField(default=b'', max_length=8)),
                ],
                options={
                    'verbose_name': 'day of a mail domain',
                    'verbose_name_plural': 'days of mail domains',
                    'constraints': [models.UniqueConstraint(fields=('day', 'domain_key'), name='one_row_a_day_and_domain')],
                },
            ),
            migrations.CreateModel(
                name='ArrivedMail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('state', models.CharField(choices=[('waiting', 'waits to be read'), ('heard', 'understood and done'), ('unknown', 'waits for staff'), ('dealt_with', 'dealt with by staff')], default='waiting', max_length=12)),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('came_to', models.CharField(blank=True, max_length=254)),
                    ('heard_as', models.CharField(blank=True, max_length=32)),
                    ('head_only', models.BooleanField(default=False, help_text='It is too big: the whole lies in the mailbox still.')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'arrived mail',
                    'verbose_name_plural': 'arrived mail',
                    'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['id'], name='arrived_waiting'), models.Index(condition=models.Q(('state', 'unknown')), fields=['id'], name='arrived_unknown'), models.Index(fields=['at'], name='arrived_by_age')],
                },
            ),
            migrations.CreateModel(
                name='Returned',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.CharField(help_text='Public id of the letter.', max_length=16, unique=True)),
                    ('recipient_key', models.BinaryField(max_length=32)),
                    ('sort', models.CharField(choices=[('lasting', 'refused for good'), ('passing', 'not taken for now'), ('complaint', 'complaint')], max_length=12)),
                    ('status', models.CharField(blank=True, max_length=16)),
                    ('domain', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('at', models.DateTimeField()),
                    ('stopped', models.BooleanField(default=False, help_text='It was the one after which we stopped writing.')),
                    ('seen_at', models.DateTimeField(help_text='When staff had seen that we stopped.', null=True)),
                ],
                options={
                    'verbose_name': 'returned letter',
                    'verbose_name_plural': 'returned letters',
                    'indexes': [models.Index(fields=['recipient_key', 'at'], name='returned_of_an_address'), models.Index(fields=['at'], name='returned_by_age'), models.Index(condition=models.Q(('seen_at__isnull', True), ('stopped', True)), fields=['id'], name='returned_stopped_unseen')],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('kind', models.CharField(max_length=32)),
                    ('state', models.CharField(choices=[('waiting', 'waiting'), ('handing_over', 'being handed over'), ('sent', 'sent'), ('withheld', 'withheld: limit reached, no longer wanted, or asked not to be written to'), ('in_doubt', 'in doubt: staff decide'), ('failed', 'failed for good')], default='waiting', max_length=16)),
                    ('about', models.CharField(blank=True, help_text='Public id of what it is about.', max_length=16)),
                    ('subject_id', models.BigIntegerField(default=0, help_text='Number of the row that its writer needs.')),
                    ('recipient', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('recipient_key', models.BinaryField(max_length=32)),
                    ('language', models.CharField(max_length=5)),
                    ('made_at', models.DateTimeField()),
                    ('due_at', models.DateTimeField()),
                    ('claimed_by', models.CharField(blank=True, max_length=64)),
                    ('claimed_until', models.DateTimeField(null=True)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('doubts', models.PositiveSmallIntegerField(default=0)),
                    ('done_at', models.DateTimeField(null=True)),
                    ('trouble', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'verbose_name': 'letter',
                    'verbose_name_plural': 'letters',
                    'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at'], name='letter_waiting'), models.Index(condition=models.Q(('state', 'handing_over')), fields=['claimed_until'], name='letter_in_hands'), models.Index(condition=models.Q(('state__in', ['in_doubt', 'failed'])), fields=['state'], name='letter_unusual'), models.Index(fields=['recipient_key', 'made_at'], name='letter_recipient')],
                },
            ),
            migrations.CreateModel(
                name='MailState',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failing_since', models.DateTimeField(null=True)),
                    ('trouble', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='only_one_mail_state')],
                },
            ),
        ]),
    ]
