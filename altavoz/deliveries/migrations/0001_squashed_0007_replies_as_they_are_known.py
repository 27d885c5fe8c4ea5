# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('deliveries', '0001_initial'),
        ('deliveries', '0002_hand_overs_and_replies'),
        ('deliveries', '0003_copies_out'),
        ('deliveries', '0004_replies_by_mail'),
        ('deliveries', '0005_names_are_looked_through_at_once'),
        ('deliveries', '0006_a_mail_goes_with_its_words'),
        ('deliveries', '0007_replies_as_they_are_known'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('personal_data', '0001_squashed_0003_forgettings'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Pack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='campaigns.action')),
                    ('checkpoint', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='campaigns.checkpoint')),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField(verbose_name='asked')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='first language')),
                    ('second_language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='second language')),
                    ('state', models.CharField(choices=[('asked', 'asked for'), ('packing', 'being packed'), ('packed', 'packed'), ('failed', 'failed'), ('expired', 'expired')], default='asked', max_length=8, verbose_name='state')),
                    ('trouble', models.CharField(blank=True, choices=[('', 'none'), ('disagrees', 'The count does not agree with its rows. See altavoz doctor before you pack again.'), ('broke', "It broke off three times. The worker's log says where.")], max_length=16)),
                    ('fence', models.PositiveBigIntegerField(default=0)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('letter', models.JSONField(default=dict)),
                    ('rows', models.PositiveIntegerField(default=0, verbose_name='names that travel')),
                    ('names', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('signers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('packed_at', models.DateTimeField(null=True, verbose_name='packed')),
                    ('expires_at', models.DateTimeField(null=True, verbose_name='expires')),
                ],
                options={
                    'verbose_name': 'pack',
                    'verbose_name_plural': 'packs',
                    'ordering': ['-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'packed'), _negated=True), models.Q(('checkpoint__isnull', False), ('expires_at__isnull', False)), _connector='OR'), name='packed_at_a_checkpoint')],
                },
            ),
            migrations.CreateModel(
                name='HandOver',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='campaigns.action')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('pack', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='deliveries.pack')),
                    ('on', models.DateField(null=True, verbose_name='day')),
                    ('precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year')], default='day', max_length=8)),
                    ('how_many', models.PositiveIntegerField(null=True, verbose_name='how many signatures were handed over')),
                    ('photograph', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('everyone_agreed', models.BooleanField(default=False, verbose_name='everyone who can be recognised agreed')),
                    ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image')),
                    ('picture_credit', models.CharField(blank=True, max_length=120, verbose_name='credit')),
                    ('receipt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                    ('edition', models.PositiveIntegerField(default=1)),
                    ('taken_back_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'hand-over',
                    'verbose_name_plural': 'hand-overs',
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='one_hand_over_a_number'), models.CheckConstraint(condition=models.Q(('picture__isnull', True), ('everyone_agreed', True), _connector='OR'), name='a_picture_was_agreed_to')],
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('until', models.DateField(blank=True, help_text='The end, where it lasted.', null=True, verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'three months'), ('year', 'year')], default='day', max_length=6, verbose_name='how exactly')),
                    ('part', models.CharField(blank=True, choices=[('early', 'early'), ('mid', 'in the middle'), ('late', 'late'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening'), ('night', 'in the night')], default='', max_length=9, verbose_name='part of it')),
                    ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('since', 'since'), ('before', 'before'), ('after', 'after'), ('until', 'until'), ('by', 'by, at the latest')], default='', max_length=6, verbose_name='qualified by')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='campaigns.action')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('hand_over', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='deliveries.handover')),
                    ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='campaigns.target')),
                    ('person', models.CharField(blank=True, max_length=200, verbose_name='who signed it')),
                    ('on', models.DateField(verbose_name='date')),
                    ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('original', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                    ('edition', models.PositiveIntegerField(default=1)),
                    ('published_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'reply',
                    'verbose_name_plural': 'replies',
                    'ordering': ['number'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='deliveries_reply_ends_after_it_begins'), models.UniqueConstraint(fields=('action', 'number'), name='one_reply_a_number')],
                },
            ),
            migrations.CreateModel(
                name='ReplyMail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reply_mails', to='campaigns.action')),
                    ('arrived', models.CharField(help_text='Public id of the mail as it arrived.', max_length=16, unique=True)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personal_data.privatefile')),
                    ('state', models.CharField(choices=[('waiting', 'waits for staff'), ('recorded', 'recorded as a reply'), ('not_a_reply', 'is no reply')], default='waiting', max_length=12)),
                    ('sort', models.CharField(choices=[('letter', 'somebody wrote it'), ('automatic', 'an answering machine wrote it'), ('returned', 'a mail server reports'), ('ours', 'a letter of this centre came back')], default='letter', max_length=12)),
                    ('sender', models.CharField(choices=[('office', 'the address of an office that this action asks'), ('directory', 'the address of an office in the directory'), ('domain', 'another address of the same domain as an office that this action asks'), ('unknown', 'an address that we do not know')], default='unknown', max_length=12)),
                    ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='decision_makers.office')),
                    ('trouble', models.CharField(blank=True, choices=[('', 'none'), ('broken', 'It is put together wrongly: here is what can be read of it. The whole can be taken along.'), ('too_big', 'It is too big to be fetched. Only its head is here; the whole lies in your mailbox.')], max_length=12)),
                    ('size', models.PositiveBigIntegerField(default=0)),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('from_address', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('from_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('subject', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('proven_by', models.CharField(blank=True, choices=[('', 'not checked'), ('waiting', 'being checked'), ('server', 'checked by your mail server'), ('centre', 'checked here')], max_length=8)),
                    ('spf', models.CharField(blank=True, max_length=12)),
                    ('dkim', models.CharField(blank=True, max_length=12)),
                    ('dmarc', models.CharField(blank=True, max_length=12)),
                    ('signed_by', altavoz.personal_data.fields.SealedText(blank=True, help_text='The domain that a valid signature names.')),
                    ('at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(null=True)),
                    ('reply', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mails', to='deliveries.reply')),
                ],
                options={
                    'verbose_name': 'reply by mail',
                    'verbose_name_plural': 'replies by mail',
                    'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['action', 'sort'], name='reply_mail_waiting'), models.Index(condition=models.Q(('proven_by', 'waiting')), fields=['id'], name='reply_mail_to_prove'), models.Index(fields=['email_key'], name='reply_mail_of_sender')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='dealt_with_has_a_time')],
                },
            ),
            migrations.CreateModel(
                name='HandOverText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='deliveries.handover')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('where', models.CharField(blank=True, max_length=200, verbose_name='where')),
                    ('by_whom', models.CharField(blank=True, max_length=200, verbose_name='by whom')),
                    ('account', models.TextField(blank=True, verbose_name='what happened there')),
                    ('picture_alt', models.CharField(blank=True, max_length=200, verbose_name='what the photograph shows')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('hand_over', 'language'), name='one_account_a_language')],
                },
            ),
            migrations.CreateModel(
                name='HandedTo',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handed_to', to='deliveries.handover')),
                    ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='handed', to='campaigns.target')),
                    ('place', models.PositiveSmallIntegerField(default=0)),
                    ('holder_name', models.CharField(blank=True, max_length=250)),
                    ('holder_standing', models.CharField(max_length=16)),
                    ('received_by', models.CharField(blank=True, max_length=200, verbose_name='received by')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('hand_over', 'target'), name='handed_once_a_target')],
                },
            ),
            migrations.CreateModel(
                name='HandedToTitle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('handed_to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='titles', to='deliveries.handedto')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('title', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('handed_to', 'language'), name='one_title_handed_a_language')],
                },
            ),
            migrations.CreateModel(
                name='ReplyText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='deliveries.reply')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('office_title', models.CharField(blank=True, max_length=200, verbose_name='office')),
                    ('text', models.TextField(blank=True, verbose_name='what they said')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('reply', 'language'), name='one_reply_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='ReplyNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='deliveries.reply')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('words', models.CharField(max_length=300)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='OutcomeAudience',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='audience', to='campaigns.outcome')),
                    ('number', models.PositiveIntegerField()),
                    ('counted_how', models.CharField(default='news_box_of_this_action', max_length=32)),
                    ('counted_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='ReplyAnswers',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='deliveries.reply')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answered_by', to='decision_makers.office')),
                    ('since', models.DateField(null=True, verbose_name='from')),
                    ('until', models.DateField(verbose_name='to')),
                    ('how_many', models.PositiveIntegerField(null=True, verbose_name='letters that it answers')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('how_many__isnull', True)), fields=['id'], name='answers_to_count')],
                    'constraints': [models.UniqueConstraint(fields=('reply', 'office'), name='answers_once_an_office'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('since__lte', models.F('until')), _connector='OR'), name='answers_a_span_of_days')],
                },
            ),
            migrations.CreateModel(
                name='NameCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reply', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='name_check', to='deliveries.reply')),
                    ('edition', models.PositiveIntegerField(help_text='The edition of the words that are looked through.')),
                    ('state', models.CharField(choices=[('looking', 'being looked through'), ('done', 'looked through')], default='looking', max_length=8)),
                    ('looked', models.PositiveIntegerField(default=0, verbose_name='people looked at')),
                    ('found', models.JSONField(default=list)),
                    ('sure_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sure_at', models.DateTimeField(null=True, verbose_name='staff said that nobody is named')),
                ],
                options={
                    'verbose_name': 'check for names',
                    'verbose_name_plural': 'checks for names',
                    'indexes': [models.Index(condition=models.Q(('state', 'looking')), fields=['id'], name='names_to_look_for')],
                },
            ),
            migrations.CreateModel(
                name='PackCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='deliveries.pack')),
                    ('number', models.PositiveIntegerField(verbose_name='copy number')),
                    ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('holder_name', models.CharField(max_length=150, verbose_name='copy for')),
                    ('asked_at', models.DateTimeField(verbose_name='asked')),
                    ('state', models.CharField(choices=[('asked', 'waits for its pack'), ('waiting', 'waits for a second person'), ('granted', 'waits to be made'), ('making', 'being made'), ('ready', 'ready'), ('refused', 'refused'), ('failed', 'failed'), ('expired', 'expired')], default='asked', max_length=8, verbose_name='state')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('volumes', models.PositiveSmallIntegerField(default=0, verbose_name='volumes')),
                    ('done', models.PositiveSmallIntegerField(default=0, verbose_name='volumes made')),
                    ('fence', models.PositiveBigIntegerField(default=0)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('ready_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'copy of a pack',
                    'verbose_name_plural': 'copies of packs',
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('pack', 'number'), name='copies_are_numbered'), models.UniqueConstraint(fields=('pack', 'holder'), name='one_copy_a_person'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('holder__isnull', True), models.Q(('decided_by', models.F('holder')), _negated=True), _connector='OR'), name='a_copy_is_approved_by_another')],
                },
            ),
            migrations.CreateModel(
                name='PackPassed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passings', to='deliveries.packcopy')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField(verbose_name='passed on')),
                ],
                options={
                    'verbose_name': 'copy that was passed on',
                    'verbose_name_plural': 'copies that were passed on',
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('copy', 'organisation'), name='passed_on_once_each')],
                },
            ),
            migrations.CreateModel(
                name='PackFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='deliveries.packcopy')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=120, verbose_name='file')),
                    ('size', models.PositiveBigIntegerField(verbose_name='size')),
                    ('sha256', models.CharField(max_length=64)),
                    ('pages', models.PositiveIntegerField(default=0, verbose_name='pages')),
                    ('standard', models.CharField(blank=True, max_length=16, verbose_name='PDF standard')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                ],
                options={
                    'verbose_name': 'file of a pack',
                    'verbose_name_plural': 'files of packs',
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('copy', 'name'), name='one_file_a_name')],
                },
            ),
            migrations.CreateModel(
                name='PackDownload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='downloads', to='deliveries.packcopy')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('what', models.CharField(max_length=120, verbose_name='file')),
                    ('at', models.DateTimeField(verbose_name='taken')),
                ],
                options={
                    'verbose_name': 'download of a pack',
                    'verbose_name_plural': 'downloads of packs',
                    'ordering': ['-pk'],
                },
            ),
        ]),
    ]
