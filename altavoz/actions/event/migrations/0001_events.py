# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('deliveries', '0001_squashed_0007_replies_as_they_are_known'),
        ('participation', '0001_squashed_0005_acts_by_campaign_code'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='EventPage',
                fields=[
                    ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
                ],
                options={
                    'verbose_name': 'event',
                    'verbose_name_plural': 'events',
                },
                bases=('campaigns.actionpage',),
            ),
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='event', to='campaigns.action')),
                    ('state', models.CharField(choices=[('planned', 'takes place'), ('cancelled', 'called off')], default='planned', max_length=12, verbose_name='state')),
                    ('zone', models.CharField(default='UTC', max_length=64, verbose_name='time zone')),
                    ('begins_at', models.DateTimeField(verbose_name='begins')),
                    ('ends_at', models.DateTimeField(verbose_name='ends')),
                    ('only_day_known', models.BooleanField(default=False, verbose_name='only the day is known')),
                    ('capacity', models.PositiveIntegerField(blank=True, help_text='Leave it empty where everybody has room. Who comes later waits, and moves up in order.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='how many people fit in')),
                    ('online', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='online address')),
                    ('edition', models.PositiveIntegerField(default=0)),
                    ('changed_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'event',
                    'verbose_name_plural': 'events',
                    'indexes': [models.Index(fields=['begins_at'], name='event_begins')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='event_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('capacity__isnull', True), models.Q(('capacity__gte', 1), ('capacity__lte', 5000)), _connector='OR'), name='event_has_room_for_somebody')],
                },
            ),
            migrations.CreateModel(
                name='EventText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='event.event')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('place', models.CharField(blank=True, max_length=300, verbose_name='place where it is')),
                    ('accessibility', models.TextField(blank=True, max_length=2000, verbose_name='accessibility')),
                    ('safety', models.TextField(blank=True, max_length=2000, verbose_name='safety')),
                    ('way_in', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='way in')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('event', 'language'), name='one_text_of_event_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Rsvp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('participation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rsvp', to='participation.participation')),
                    ('event', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rsvps', to='event.event')),
                    ('state', models.CharField(choices=[('waiting', 'waits for a place'), ('coming', 'comes')], default='waiting', max_length=8)),
                    ('since', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['event', 'state', 'since', 'id'], name='rsvp_in_order')],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='event.event')),
                    ('number', models.PositiveIntegerField()),
                    ('rsvp', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seat', to='event.rsvp')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('rsvp__isnull', True)), fields=['event', 'number'], name='seat_that_is_free')],
                    'constraints': [models.UniqueConstraint(fields=('event', 'number'), name='one_seat_a_number')],
                },
            ),
            migrations.CreateModel(
                name='EventNews',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='news', to='event.event')),
                    ('sort', models.CharField(choices=[('moved', 'changed'), ('cancelled', 'called off')], max_length=12)),
                    ('at', models.DateTimeField()),
                    ('told_up_to', models.BigIntegerField(default=0)),
                    ('told', models.PositiveIntegerField(default=0)),
                    ('done_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='EventNewsText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('news', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='event.eventnews')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('words', models.CharField(max_length=500)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('news', 'language'), name='one_event_news_a_language')],
                },
            ),
            migrations.CreateModel(
                name='EventHandOver',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='event.event')),
                    ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='deliveries.handover')),
                    ('since', models.DateField(verbose_name='linked')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('event', 'hand_over'), name='linked_once_an_event')],
                },
            ),
        ]),
    ]
