# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('personal_data', '0001_squashed_0003_forgettings'),
        ('recommendations', '0001_squashed_0003_followed'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='JointLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='joint_letter', to='campaigns.action')),
                    ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office', verbose_name='office it is written to')),
                    ('document', models.ForeignKey(blank=True, help_text='Its recommendations are what the letter asks, one by one.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joint_letters', to='recommendations.document', verbose_name='the letter as a document')),
                    ('dated', models.DateField(blank=True, null=True, verbose_name='date of the letter')),
                    ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='organisations sign until')),
                    ('embargo_until', models.DateTimeField(blank=True, null=True, verbose_name='not public before')),
                    ('individuals', models.BooleanField(default=False, verbose_name='people may add their own names too')),
                    ('order', models.CharField(choices=[('rule', 'co-chairs first, then by the alphabet of each language'), ('hand', 'as set by hand')], default='rule', max_length=8, verbose_name='order of the signatures')),
                    ('draft', models.PositiveSmallIntegerField(default=1, editable=False)),
                    ('changed_at', models.DateTimeField(editable=False)),
                ],
                options={
                    'verbose_name': 'joint letter',
                    'verbose_name_plural': 'joint letters',
                },
            ),
            migrations.CreateModel(
                name='LetterText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='joint_letter.jointletter')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('title', models.CharField(max_length=200, verbose_name='title, for lists and files')),
                    ('to', models.TextField(max_length=600, verbose_name='address block of whom it is written to')),
                    ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                    ('salutation', models.CharField(max_length=200, verbose_name='salutation')),
                    ('body', models.TextField(max_length=12000, verbose_name='body; an empty line begins a paragraph')),
                    ('demands', models.TextField(blank=True, max_length=8000, verbose_name='demands, one a line')),
                    ('ending', models.TextField(blank=True, max_length=3000, verbose_name='after the demands')),
                    ('closing', models.CharField(blank=True, max_length=120, verbose_name='closing words')),
                    ('cc', models.TextField(blank=True, max_length=2000, verbose_name='copies to, one a line')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('letter', 'language'), name='one_joint_letter_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Letterhead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letterheads', to='joint_letter.jointletter')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('side', models.PositiveSmallIntegerField(default=0)),
                    ('called', models.TextField(max_length=300, verbose_name='name, as on its paper')),
                    ('where', models.CharField(blank=True, max_length=300, verbose_name='postal address')),
                    ('telephone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                    ('fax', models.CharField(blank=True, max_length=60, verbose_name='fax')),
                    ('web', models.CharField(blank=True, max_length=200, verbose_name='website')),
                    ('mail', models.CharField(blank=True, max_length=200, verbose_name='e-mail')),
                ],
                options={
                    'ordering': ['side', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('letter', 'language'), name='one_letterhead_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Enclosure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enclosures', to='joint_letter.jointletter')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enclosed_in', to='recommendations.document')),
                    ('place', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('letter', 'document'), name='enclosed_once_a_letter')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('letter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='joint_letter.jointletter')),
                    ('organisation_name', models.CharField(max_length=200, verbose_name='organisation')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=5, verbose_name='language')),
                    ('contact', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='address of the contact')),
                    ('email_key', models.BinaryField(blank=True, default=b'', max_length=32)),
                    ('link', models.PositiveSmallIntegerField(default=1)),
                    ('state', models.CharField(choices=[('invited', 'invited'), ('opened', 'opened'), ('commented', 'commented'), ('signed', 'signed by one person, a second is asked'), ('confirmed', 'signed'), ('disputed', 'two people of it disagree'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='invited', max_length=10, verbose_name='state')),
                    ('is_chair', models.BooleanField(default=False, verbose_name='co-chair')),
                    ('on_paper', models.BooleanField(default=False, verbose_name='signed on paper')),
                    ('place', models.PositiveIntegerField(default=0, verbose_name='order')),
                    ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('invited_at', models.DateTimeField()),
                    ('opened_at', models.DateTimeField(null=True)),
                    ('commented_at', models.DateTimeField(null=True)),
                    ('signed_at', models.DateTimeField(null=True)),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('disputed_at', models.DateTimeField(null=True)),
                    ('declined_at', models.DateTimeField(null=True)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                    ('reminded_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'invitation',
                    'verbose_name_plural': 'invitations',
                    'indexes': [models.Index(fields=['letter', 'state'], name='invitation_states'), models.Index(condition=models.Q(('email_key', b''), _negated=True), fields=['email_key'], name='invitation_contact')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_chair', False)), fields=('letter', 'organisation_name'), name='invited_once_a_letter'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='confirmed_joint_signature_dated')],
                },
            ),
            migrations.CreateModel(
                name='Signer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('invitation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='signers', to='joint_letter.invitation')),
                    ('part', models.CharField(choices=[('first', 'signs'), ('second', 'confirms')], max_length=6)),
                    ('result', models.CharField(choices=[('asked', 'is asked'), ('yes', 'said yes'), ('no', 'said no')], max_length=6)),
                    ('is_current', models.BooleanField(default=True)),
                    ('draft', models.PositiveSmallIntegerField(default=1)),
                    ('full_name', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='name')),
                    ('title', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='title in the organisation')),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='e-mail address')),
                    ('email_key', models.BinaryField(blank=True, default=b'', max_length=32)),
                    ('signature', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('asked_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('email_key', b''), _negated=True), fields=['email_key'], name='joint_signer_key')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('invitation', 'part'), name='one_signer_a_part')],
                },
            ),
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='joint_letter.invitation')),
                    ('draft', models.PositiveSmallIntegerField()),
                    ('full_name', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='your name')),
                    ('words', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='comment')),
                    ('email_key', models.BinaryField(blank=True, default=b'', max_length=32)),
                    ('at', models.DateTimeField()),
                    ('seen_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='LetterVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='joint_letter.jointletter')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('why', models.CharField(choices=[('first', 'published'), ('late', 'more organisations signed'), ('withdrawn', 'an organisation withdrew its signature')], max_length=10)),
                    ('made_at', models.DateTimeField()),
                    ('public_from', models.DateTimeField()),
                    ('words', models.JSONField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('letter', 'number'), name='one_joint_letter_version_a_number')],
                },
            ),
            migrations.CreateModel(
                name='VersionSigner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='signers', to='joint_letter.letterversion')),
                    ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to='joint_letter.signer')),
                    ('organisation_name', models.CharField(max_length=200)),
                    ('is_chair', models.BooleanField(default=False)),
                    ('place', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('version', 'signer'), name='stands_once_in_a_version')],
                },
            ),
            migrations.CreateModel(
                name='JointLetterPage',
                fields=[
                    ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
                ],
                options={
                    'verbose_name': 'joint letter',
                    'verbose_name_plural': 'joint letters',
                },
                bases=('campaigns.actionpage',),
            ),
        ]),
    ]
