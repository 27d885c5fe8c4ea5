# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('deliveries', '0001_squashed_0007_replies_as_they_are_known'),
        ('participation', '0001_squashed_0005_acts_by_campaign_code'),
        ('personal_data', '0001_squashed_0003_forgettings'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Drive',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='drive', to='campaigns.action')),
                    ('begins_on', models.DateField(blank=True, help_text='Before this day the page says when cards are collected. The last day is the action’s closing.', null=True, verbose_name='first day')),
                ],
                options={
                    'verbose_name': 'solidarity drive',
                    'verbose_name_plural': 'solidarity drives',
                },
            ),
            migrations.CreateModel(
                name='DriveText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('drive', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='solidarity.drive')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('thanks', models.TextField(blank=True, help_text='Shown on the page to everybody who comes back.', max_length=1500, verbose_name='thank-you')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('drive', 'language'), name='one_thank_you_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Recipient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('drive', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='solidarity.drive')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('is_open', models.BooleanField(default=True, verbose_name='cards are collected')),
                    ('reads', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language they read')),
                    ('religion', models.CharField(choices=[('any', 'as everybody likes'), ('avoid', 'please no religious words or signs'), ('welcome', 'religious words are welcome')], default='any', max_length=8, verbose_name='religion')),
                    ('may_name_us', models.BooleanField(default=True, help_text='Untick it where the name itself is a danger.', verbose_name='our organisation may be named')),
                    ('takes_pictures', models.BooleanField(default=True, verbose_name='drawings and photographs are welcome')),
                ],
                options={
                    'verbose_name': 'recipient',
                    'verbose_name_plural': 'recipients',
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='RecipientText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recipient', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='solidarity.recipient')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=120, verbose_name='name, as the public reads it')),
                    ('about', models.TextField(blank=True, max_length=600, verbose_name='who they are')),
                    ('rules', models.TextField(blank=True, help_text='One short sentence a line.', max_length=800, verbose_name='what else to keep in mind')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('recipient', 'language'), name='one_recipient_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('drive', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='solidarity.drive')),
                    ('sort', models.CharField(choices=[('school', 'School'), ('group', 'Group')], default='group', max_length=8, verbose_name='sort')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                ],
                options={
                    'verbose_name': 'school or group',
                    'verbose_name_plural': 'schools and groups',
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(fields=('drive', 'name'), name='one_team_a_name')],
                },
            ),
            migrations.CreateModel(
                name='Printing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='solidarity.recipient')),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('state', models.CharField(choices=[('asked', 'asked for'), ('made', 'made'), ('failed', 'failed'), ('expired', 'out of date: print again')], default='asked', max_length=8, verbose_name='state')),
                    ('paper', models.CharField(choices=[('a4', 'A4'), ('us-letter', 'Letter')], default='a4', max_length=12, verbose_name='paper')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language of the headings')),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField(verbose_name='asked')),
                    ('made_at', models.DateTimeField(null=True, verbose_name='made')),
                    ('cards_on_it', models.PositiveIntegerField(default=0, verbose_name='cards')),
                    ('pages', models.PositiveIntegerField(default=0, verbose_name='pages')),
                    ('standard', models.CharField(blank=True, max_length=16, verbose_name='PDF standard')),
                    ('sha256', models.CharField(blank=True, max_length=64)),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('hand_over', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='card_printings', to='deliveries.handover')),
                ],
                options={
                    'verbose_name': 'print sheets',
                    'verbose_name_plural': 'print sheets',
                    'ordering': ['-pk'],
                    'constraints': [models.UniqueConstraint(fields=('recipient', 'number'), name='printings_are_numbered')],
                },
            ),
            migrations.CreateModel(
                name='Card',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('participation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='participation.participation')),
                    ('recipient', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='solidarity.recipient')),
                    ('state', models.CharField(choices=[('pending', 'waits for its writer to confirm it'), ('waiting', 'waits to be read'), ('shown', 'accepted'), ('refused', 'refused'), ('forgotten', 'forgotten')], default='pending', max_length=12)),
                    ('language', models.CharField(max_length=5)),
                    ('words', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('shown_picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('width', models.PositiveIntegerField(default=0)),
                    ('height', models.PositiveIntegerField(default=0)),
                    ('alt', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('may_be_shown', models.BooleanField(default=False, verbose_name='may be shown on the page')),
                    ('group', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('sort', models.CharField(choices=[('school', 'School'), ('group', 'Group')], default='group', max_length=8)),
                    ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cards', to='solidarity.team')),
                    ('translation', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('made_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('why', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='participation.refusalreason')),
                    ('printing', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cards', to='solidarity.printing')),
                ],
                options={
                    'verbose_name': 'card',
                    'verbose_name_plural': 'cards',
                    'indexes': [models.Index(fields=['recipient', 'decided_at'], name='card_of_recipient'), models.Index(condition=models.Q(('state', 'waiting')), fields=['id'], name='card_to_read')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'waiting']), ('decided_at__isnull', False), _connector='OR'), name='a_judged_card_has_a_time'), models.CheckConstraint(condition=models.Q(('shown_picture__isnull', True), models.Q(('may_be_shown', True), ('state', 'shown')), _connector='OR'), name='only_accepted_pictures_are_shown')],
                },
            ),
            migrations.CreateModel(
                name='CardAct',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acts', to='solidarity.card')),
                    ('verb', models.CharField(choices=[('show', 'accepted'), ('refuse', 'refused')], max_length=8)),
                    ('was', models.CharField(max_length=12)),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                    ('undone_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['at'], name='card_act_at')],
                },
            ),
            migrations.CreateModel(
                name='SolidarityPage',
                fields=[
                    ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
                ],
                options={
                    'verbose_name': 'solidarity drive',
                    'verbose_name_plural': 'solidarity drives',
                },
                bases=('campaigns.actionpage',),
            ),
        ]),
    ]
