# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('recommendations', '0001_recommendations'),
        ('recommendations', '0002_briefs'),
        ('recommendations', '0003_followed'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('personal_data', '0001_squashed_0003_forgettings'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('code', models.CharField(help_text='Such as APG-2018. It begins the number of each recommendation, and stays.', max_length=24, unique=True, validators=[django.core.validators.RegexValidator('\\A[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\\Z', 'A code is written in capitals, like APG-2018; it begins every number.')], verbose_name='code')),
                    ('sort', models.CharField(choices=[('brief', 'Brief'), ('letter', 'Joint letter'), ('report', 'Report'), ('other', 'Other document')], default='brief', max_length=8, verbose_name='what it is')),
                    ('title', models.CharField(max_length=300, verbose_name='title, as published')),
                    ('author', models.CharField(max_length=300, verbose_name='published by')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=5, verbose_name='language of its text')),
                    ('dated', models.DateField(verbose_name='date')),
                    ('edition', models.CharField(blank=True, max_length=60, verbose_name='edition')),
                    ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='recommendations.document', verbose_name='new edition of')),
                    ('source', models.CharField(help_text='Where it was published or is kept.', max_length=300, verbose_name='source')),
                    ('source_url', models.URLField(blank=True, max_length=500, verbose_name='link to it')),
                    ('enclosed_with', models.ForeignKey(blank=True, help_text='The letter in whose envelope it lay.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enclosures', to='recommendations.document', verbose_name='sent together with')),
                    ('remind_days', models.PositiveSmallIntegerField(default=30, help_text='0 for never.', verbose_name='remind us so many days before something is due')),
                    ('old_after_months', models.PositiveSmallIntegerField(default=12, help_text='0 for never.', verbose_name='a view is old after so many months')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DocumentText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.document')),
                    ('name', models.CharField(max_length=120, verbose_name='short name')),
                    ('about', models.TextField(blank=True, verbose_name='what it is, in a few sentences of our own')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('document', 'language'), name='one_document_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='recommendations.document')),
                    ('side', models.CharField(choices=[('asking', 'Those who ask'), ('asked', 'Those who are asked')], max_length=6, verbose_name='on which side')),
                    ('order', models.PositiveSmallIntegerField(default=0, editable=False)),
                    ('name', models.CharField(max_length=120, verbose_name='name, as the document has it')),
                    ('role', models.CharField(blank=True, max_length=200, verbose_name='role, as the document has it')),
                    ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation or office, as the document has it')),
                    ('how', models.CharField(choices=[('present', 'Present'), ('teleconference', 'By teleconference'), ('writing', 'In writing')], default='present', max_length=14, verbose_name='how they took part')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('document', 'side', 'name'), name='one_participant_once')],
                },
            ),
            migrations.CreateModel(
                name='Area',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='recommendations.document')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('title', models.CharField(blank=True, max_length=300, verbose_name='title, as published')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='one_area_a_number')],
                },
            ),
            migrations.CreateModel(
                name='AreaText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.area')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('area', 'language'), name='one_area_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Party',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('body', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.body', verbose_name='body in the directory')),
                    ('office', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office', verbose_name='office in the directory')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('body__isnull', True), ('office__isnull', True), _connector='OR'), name='party_is_a_body_or_an_office')],
                },
            ),
            migrations.CreateModel(
                name='PartyText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.party')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('party', 'language'), name='one_party_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Recommendation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='recommendations.document')),
                    ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='recommendations.area', verbose_name='area')),
                    ('number', models.CharField(max_length=40, unique=True, validators=[django.core.validators.RegexValidator('\\A[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+\\.[0-9]+[a-z]?\\Z', 'A number is written like APG-2018-4.3.')], verbose_name='number')),
                    ('order', models.PositiveIntegerField(verbose_name='place in the document')),
                    ('year', models.PositiveSmallIntegerField(editable=False)),
                    ('standing', models.CharField(choices=[('listed', 'In a list'), ('prose', 'In a paragraph')], default='listed', max_length=8, verbose_name='how it stands in the document')),
                    ('heading', models.CharField(blank=True, max_length=300, verbose_name='heading above it, as published')),
                    ('lead_in', models.TextField(blank=True, verbose_name='words that lead to it, as published')),
                    ('text', models.TextField(verbose_name='text, exactly as published')),
                    ('footnote', models.TextField(blank=True, verbose_name='footnote to it, as published')),
                    ('addressee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='recommendations.party', verbose_name='who is asked')),
                    ('acts_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acted_on', to='recommendations.party', verbose_name='who is to change')),
                    ('type', models.CharField(choices=[('act', 'Act'), ('legislate', 'Change or make a law'), ('fund', 'Fund'), ('urge', 'Urge somebody else to act'), ('express_concern', 'Express concern'), ('support', 'Express support'), ('ask_information', 'Ask for information'), ('publish', 'Say or publish'), ('investigate', 'Investigate'), ('protect', 'Protect people'), ('consult', 'Consult people')], default='act', max_length=16, verbose_name='what is asked')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                    ('answer', models.CharField(blank=True, choices=[('', 'No answer known'), ('accepted', 'Accepted'), ('noted', 'Noted'), ('rejected', 'Rejected')], default='', max_length=8, verbose_name='answer')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                    ('answer_source', models.CharField(blank=True, max_length=300, verbose_name='where the answer stands')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('public', 'Public'), ('replaced', 'Replaced by others')], default='draft', editable=False, max_length=8)),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['state', '-year', 'document', 'order'], name='recommendation_board')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), ('published_at__isnull', False), _connector='OR'), name='public_recommendation_has_a_time'), models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(('answer_source', ''), _negated=True), _connector='OR'), name='answer_to_a_recommendation_has_a_source')],
                },
            ),
            migrations.CreateModel(
                name='Topic',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='recommendations.recommendation')),
                    ('slug', models.CharField(max_length=48)),
                ],
                options={
                    'indexes': [models.Index(fields=['slug', 'recommendation'], name='recommendation_topic')],
                    'constraints': [models.UniqueConstraint(fields=('recommendation', 'slug'), name='one_topic_once')],
                },
            ),
            migrations.CreateModel(
                name='Reference',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='recommendations.recommendation')),
                    ('sort', models.CharField(choices=[('un', 'United Nations'), ('inter_american', 'Inter-American system'), ('treaty', 'Treaty or declaration'), ('law', 'Law or policy of a State')], max_length=16)),
                    ('words', models.CharField(max_length=300, verbose_name='what it is')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RecordChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='recommendations.recommendation')),
                    ('act', models.CharField(choices=[('cut', 'Cut from the document'), ('edited', 'Edited'), ('renumbered', 'Renumbered'), ('published', 'Published'), ('split', 'Split'), ('merged', 'Merged')], max_length=12)),
                    ('former', models.CharField(blank=True, max_length=200)),
                    ('now', models.CharField(blank=True, max_length=200)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='recommendations.recommendation')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='recommendations.recommendation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('former', 'successor'), name='one_succession_once'), models.CheckConstraint(condition=models.Q(('former', models.F('successor')), _negated=True), name='no_successor_of_itself')],
                },
            ),
            migrations.CreateModel(
                name='Assessor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessors', to='organisations.organisation', verbose_name='organisation that enters its views')),
                    ('side', models.CharField(choices=[('ours', 'Our coalition'), ('partner', 'A partner'), ('state', 'The State itself'), ('un', 'A body of the United Nations'), ('other', 'Somebody else')], max_length=8, verbose_name='on which side it stands')),
                    ('organisation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisation')),
                    ('body', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.body', verbose_name='body in the directory')),
                    ('demonstration', models.BooleanField(default=False, verbose_name='invented, for demonstration')),
                    ('order', models.PositiveSmallIntegerField(default=10, verbose_name='place on the board')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('body__isnull', True), _connector='OR'), name='assessor_is_an_organisation_or_a_body')],
                },
            ),
            migrations.CreateModel(
                name='AssessorText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.assessor')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('assessor', 'language'), name='one_assessor_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Assessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='recommendations.recommendation')),
                    ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='recommendations.assessor')),
                    ('status', models.CharField(choices=[('no_information', 'No information'), ('not_begun', 'Nothing yet'), ('begun', 'Begun'), ('partly', 'In part'), ('done', 'Done'), ('reversed', 'Going back')], max_length=16, verbose_name='status')),
                    ('on', models.DateField(verbose_name='as of')),
                    ('demonstration', models.BooleanField(default=False, editable=False)),
                    ('written_at', models.DateTimeField(editable=False)),
                    ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['recommendation', 'assessor', '-on'], name='assessments_of_one')],
                },
            ),
            migrations.CreateModel(
                name='AssessmentText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.assessment')),
                    ('words', models.TextField(verbose_name='words')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('assessment', 'language'), name='one_view_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='recommendations.assessment')),
                    ('sort', models.CharField(choices=[('link', 'Link'), ('recommendation', 'Recommendation'), ('case', 'Case'), ('action', 'Action'), ('reply', 'Reply'), ('figure', 'Figure'), ('file', 'File')], default='link', max_length=16)),
                    ('words', models.CharField(max_length=300, verbose_name='what it is')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personal_data.privatefile')),
                    ('public', models.BooleanField(default=False)),
                    ('points_to', models.CharField(blank=True, max_length=40)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Latest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='latest', to='recommendations.recommendation')),
                    ('assessor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recommendations.assessor')),
                    ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recommendations.assessment')),
                    ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recommendations.area')),
                    ('status', models.CharField(choices=[('no_information', 'No information'), ('not_begun', 'Nothing yet'), ('begun', 'Begun'), ('partly', 'In part'), ('done', 'Done'), ('reversed', 'Going back')], max_length=16)),
                    ('on', models.DateField()),
                ],
                options={
                    'indexes': [models.Index(fields=['status', 'assessor', 'recommendation'], name='latest_by_status'), models.Index(fields=['area', 'assessor', 'status'], name='latest_by_area')],
                    'constraints': [models.UniqueConstraint(fields=('recommendation', 'assessor'), name='one_latest_an_assessor')],
                },
            ),
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('source', models.CharField(help_text='Where it can be read, with its date.', max_length=300, verbose_name='source')),
                    ('source_url', models.URLField(blank=True, max_length=500, verbose_name='link to it')),
                    ('demonstration', models.BooleanField(default=False, verbose_name='invented, for demonstration')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='recommendations.party', verbose_name='who promised it')),
                    ('made_on', models.DateField(verbose_name='promised on')),
                    ('quote', models.TextField(blank=True, verbose_name='in its own words, as published')),
                    ('quote_language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='', max_length=5, verbose_name='language of these words')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='to be kept by')),
                    ('kept', models.CharField(choices=[('open', 'Still open'), ('kept', 'Kept'), ('partly', 'Kept in part'), ('broken', 'Not kept')], default='open', max_length=8, verbose_name='was it kept?')),
                    ('kept_on', models.DateField(blank=True, null=True, verbose_name='as of')),
                    ('kept_source', models.CharField(blank=True, max_length=300, verbose_name='where that can be read')),
                    ('kept_url', models.URLField(blank=True, max_length=500, verbose_name='link to that')),
                ],
                options={
                    'indexes': [models.Index(fields=['made_by', '-made_on'], name='commitments_of_one')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kept', 'open'), models.Q(models.Q(('kept_source', ''), _negated=True), ('kept_on__isnull', False)), _connector='OR'), name='kept_or_not_has_a_day_and_a_source')],
                },
            ),
            migrations.CreateModel(
                name='CommitmentText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.commitment')),
                    ('words', models.TextField(verbose_name='what was promised, in our words')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('commitment', 'language'), name='one_commitment_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CommitmentAbout',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='about', to='recommendations.commitment')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='recommendations.recommendation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('commitment', 'recommendation'), name='promised_once_a_record')],
                },
            ),
            migrations.CreateModel(
                name='Instrument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('source', models.CharField(help_text='Where it can be read, with its date.', max_length=300, verbose_name='source')),
                    ('source_url', models.URLField(blank=True, max_length=500, verbose_name='link to it')),
                    ('demonstration', models.BooleanField(default=False, verbose_name='invented, for demonstration')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('sort', models.CharField(choices=[('law', 'Law'), ('reform', 'Reform of a constitution'), ('treaty', 'Treaty'), ('list', 'List or register'), ('policy', 'Policy or guidelines')], max_length=8, verbose_name='what it is')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country (ISO code); empty for a treaty')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='InstrumentText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.instrument')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('about', models.TextField(blank=True, verbose_name='what it provides, in a few sentences of our own')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'language'), name='one_instrument_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='InstrumentStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='recommendations.instrument')),
                    ('standing', models.CharField(choices=[('taken', 'Taken'), ('deadline', 'To be taken by this day'), ('missed', 'Not taken by this day'), ('open', 'Without a day')], max_length=8, verbose_name='how it stands')),
                    ('day', models.CharField(blank=True, max_length=10, verbose_name='day, month or year')),
                    ('source', models.CharField(max_length=300, verbose_name='source')),
                ],
                options={
                    'ordering': ['day', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='InstrumentStepText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.instrumentstep')),
                    ('words', models.CharField(max_length=300, verbose_name='what the step is')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('step', 'language'), name='one_instrument_step_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='InParty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='states', to='recommendations.instrument')),
                    ('country', models.CharField(max_length=2, verbose_name='State (ISO code)')),
                    ('standing', models.CharField(choices=[('announced', 'Has said that it will sign'), ('signed', 'Signed'), ('ratified', 'Ratified')], max_length=12, verbose_name='what it did')),
                    ('day', models.CharField(blank=True, max_length=10, verbose_name='day, month or year')),
                    ('source', models.CharField(max_length=300, verbose_name='source')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'country', 'standing'), name='a_state_does_each_once')],
                },
            ),
            migrations.CreateModel(
                name='InstrumentAbout',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='about', to='recommendations.instrument')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='recommendations.recommendation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'recommendation'), name='an_instrument_once_a_record')],
                },
            ),
            migrations.CreateModel(
                name='DialogueRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('source', models.CharField(help_text='Where it can be read, with its date.', max_length=300, verbose_name='source')),
                    ('source_url', models.URLField(blank=True, max_length=500, verbose_name='link to it')),
                    ('demonstration', models.BooleanField(default=False, verbose_name='invented, for demonstration')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dialogue_rounds', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('sort', models.CharField(choices=[('consultation', 'Consultation'), ('dialogue', 'Dialogue'), ('meeting', 'Meeting')], default='dialogue', max_length=12, verbose_name='what it was')),
                    ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dialogue_rounds', to='recommendations.party', verbose_name='who sat on the other side')),
                    ('held_on', models.DateField(verbose_name='date')),
                    ('place', models.CharField(blank=True, max_length=120, verbose_name='place; empty where it is not known')),
                    ('brief', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dialogue_rounds', to='recommendations.document', verbose_name='document that was put forward')),
                    ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='recommendations.dialogueround', verbose_name='the round before it')),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='next date')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DialogueRoundText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.dialogueround')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('about', models.TextField(blank=True, verbose_name='what it was for, in a few sentences of our own')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('round', 'language'), name='one_round_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Sitting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to='recommendations.dialogueround')),
                    ('side', models.CharField(choices=[('ours', 'Civil society'), ('theirs', 'Authorities')], max_length=8, verbose_name='side')),
                    ('words', models.CharField(max_length=200, verbose_name='organisation, office or delegation')),
                    ('remotely', models.BooleanField(default=False, verbose_name='by teleconference')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Point',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='recommendations.dialogueround')),
                    ('what', models.CharField(choices=[('put_forward', 'Put forward'), ('answered', 'Answered'), ('promised', 'Promised'), ('asked_for', 'Asked for')], max_length=12, verbose_name='what it is')),
                    ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='recommendations.recommendation', verbose_name='recommendation')),
                    ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='recommendations.commitment', verbose_name='commitment')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PointText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='recommendations.point')),
                    ('words', models.TextField(verbose_name='words')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('point', 'language'), name='one_point_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Comparison',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='compared_with_later', to='recommendations.document')),
                    ('later', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='compared_with_earlier', to='recommendations.document')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('earlier', 'later'), name='two_documents_are_compared_once'), models.CheckConstraint(condition=models.Q(('earlier', models.F('later')), _negated=True), name='no_document_beside_itself')],
                },
            ),
            migrations.CreateModel(
                name='Match',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('comparison', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='recommendations.comparison')),
                    ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matched_later', to='recommendations.recommendation')),
                    ('later', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matched_earlier', to='recommendations.recommendation')),
                    ('how', models.CharField(choices=[('kept', 'Kept'), ('sharpened', 'Sharpened'), ('milder', 'Made milder'), ('upheld', 'Upheld without being repeated'), ('dropped', 'Dropped'), ('new', 'New')], max_length=12)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('comparison', 'earlier', 'later'), name='a_pair_is_matched_once'), models.CheckConstraint(condition=models.Q(models.Q(('earlier__isnull', True), ('how', 'new'), ('later__isnull', False)), models.Q(('earlier__isnull', False), ('how__in', ['dropped', 'upheld']), ('later__isnull', True)), models.Q(('earlier__isnull', False), ('how__in', ['kept', 'sharpened', 'milder']), ('later__isnull', False)), _connector='OR'), name='a_match_has_the_ends_that_it_says')],
                },
            ),
            migrations.CreateModel(
                name='DocumentPartner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='recommendations.document')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='partner')),
                    ('since', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('document', 'organisation'), name='a_partner_once_a_document')],
                },
            ),
            migrations.CreateModel(
                name='StaffComment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='recommendations.recommendation')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                    ('words', models.TextField(max_length=4000)),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='recommendations.recommendation')),
                    ('assessor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='recommendations.assessor')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('why', models.CharField(choices=[('due_soon', 'It is due soon'), ('overdue', 'It was due'), ('view_is_old', 'The newest view of it is old'), ('promise_due', 'A promise about it is due')], max_length=12)),
                    ('of', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('settled_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['organisation', 'settled_at'], name='reminders_open')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('assessor__isnull', True)), fields=('recommendation', 'why', 'of'), name='reminded_once'), models.UniqueConstraint(condition=models.Q(('assessor__isnull', False)), fields=('recommendation', 'why', 'of', 'assessor'), name='an_assessor_is_reminded_once')],
                },
            ),
            migrations.CreateModel(
                name='ProposedEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposed_evidence', to='recommendations.recommendation')),
                    ('sort', models.CharField(choices=[('link', 'Link'), ('recommendation', 'Recommendation'), ('case', 'Case'), ('action', 'Action'), ('reply', 'Reply'), ('figure', 'Figure'), ('file', 'File')], max_length=16)),
                    ('words', models.CharField(max_length=300)),
                    ('url', models.URLField(blank=True, max_length=500)),
                    ('points_to', models.CharField(max_length=40)),
                    ('at', models.DateTimeField()),
                    ('settled_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('recommendation', 'sort', 'points_to'), name='evidence_proposed_once')],
                },
            ),
            migrations.CreateModel(
                name='BriefPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='recommendations.document')),
                    ('told_in', models.CharField(default='', editable=False, max_length=5)),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('in_own_words', models.BooleanField(default=False, help_text='Only the recommendations are quoted then, and the page says so.', verbose_name='a summary in our own words')),
                    ('written_for', models.CharField(blank=True, max_length=300, verbose_name='meeting it was written for')),
                    ('met_at', models.CharField(blank=True, max_length=300, verbose_name='meeting at which it was handed over')),
                    ('met_on', models.DateField(blank=True, null=True, verbose_name='day of that meeting')),
                    ('body', wagtail.fields.StreamField([('part', 2), ('heading', 3), ('text', 4), ('bullet', 5), ('record', 6), ('table', 9)], blank=True, block_lookup={0: ('wagtail.blocks.IntegerBlock', (), {'label': 'Number of the area', 'max_value': 999, 'min_value': 1, 'required': False}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 300}), 2: ('wagtail.blocks.StructBlock', [[('number', 0), ('title', 1)]], {}), 3: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 300}), 4: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'icon': 'pilcrow', 'label': 'Text'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'icon': 'list-ul', 'label': 'One point of a list'}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'Its number, such as APG-2018-4.3. It is quoted here as it was published.', 'icon': 'tick', 'label': 'Recommendation', 'max_length': 40, 'validators': [django.core.validators.RegexValidator('\\A[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+\\.[0-9]+[a-z]?\\Z', 'A number is written like APG-2018-4.3.')]}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'What the table shows', 'max_length': 300}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'A line for each row, with | between its cells. The first names the columns.', 'label': 'Rows', 'rows': 6}), 9: ('wagtail.blocks.StructBlock', [[('caption', 7), ('rows', 8)]], {})}, verbose_name='text')),
                    ('notes', wagtail.fields.StreamField([('note', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'The text leads here where it says [^1], with this mark.', 'label': 'Mark', 'max_length': 4}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Text of the footnote', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('mark', 0), ('text', 1)]], {})}, verbose_name='footnotes')),
                ],
                options={
                    'verbose_name': 'brief',
                    'verbose_name_plural': 'briefs',
                    'constraints': [models.UniqueConstraint(fields=('document', 'told_in'), name='one_brief_page_a_language')],
                },
                bases=('wagtailcore.page',),
            ),
        ]),
    ]
