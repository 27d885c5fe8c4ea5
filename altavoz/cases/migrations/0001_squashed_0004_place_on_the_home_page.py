# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.cases.models.case
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('cases', '0001_cases'),
        ('cases', '0002_case_pages'),
        ('cases', '0003_a_sample_of_a_consent'),
        ('cases', '0004_place_on_the_home_page'),
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
                name='Case',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('code', models.CharField(default=altavoz.cases.models.case.new_code, editable=False, max_length=12, unique=True, verbose_name='code')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('subject', models.CharField(choices=[('person', 'A person'), ('group', 'A group'), ('community', 'A community')], default='person', max_length=12, verbose_name='who is at risk')),
                    ('sensitivity', models.CharField(choices=[('ordinary', 'Ordinary: whoever edits for the organisation'), ('high', 'High: only who publishes for the organisation'), ('extreme', 'Extreme: only who is named on the case')], default='high', max_length=12, verbose_name='who of the staff may see it')),
                    ('state', models.CharField(choices=[('confidential', 'Confidential'), ('published', 'Published'), ('taken_down', 'Taken down')], default='confidential', editable=False, max_length=16)),
                    ('is_minor', models.BooleanField(default=False, verbose_name='under eighteen years of age')),
                    ('country', models.CharField(max_length=2, verbose_name='country')),
                    ('home_place', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'first'), (2, 'second'), (3, 'third')], help_text='Once it is published. Taken down, it is gone from there too.', null=True, verbose_name='place on the home page')),
                    ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                    ('taken_down_at', models.DateTimeField(editable=False, null=True)),
                    ('cleared_at', models.DateTimeField(editable=False, null=True)),
                    ('edition', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'case',
                    'verbose_name_plural': 'cases',
                    'ordering': ['-made_at', '-pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='a_published_case_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken_down'), _negated=True), ('taken_down_at__isnull', False), _connector='OR'), name='a_case_taken_down_has_a_time')],
                },
            ),
            migrations.CreateModel(
                name='CaseText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.case')),
                    ('headline', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='headline')),
                    ('summary', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='summary')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('case', 'language'), name='one_case_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CaseName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='cases.case')),
                    ('sort', models.CharField(choices=[('real', 'Real name'), ('pseudonym', 'Pseudonym'), ('initials', 'Initials')], max_length=12, verbose_name='sort')),
                    ('name', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='name')),
                    ('is_public', models.BooleanField(default=False, verbose_name='public once the case is published')),
                ],
                options={
                    'ordering': ['pk'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_public', True)), fields=('case', 'sort'), name='one_public_name_of_each_sort')],
                },
            ),
            migrations.CreateModel(
                name='CaseRight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rights', to='cases.case')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='case_rights', to=settings.AUTH_USER_MODEL)),
                    ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('case', 'user'), name='one_right_a_case_and_user')],
                },
            ),
            migrations.CreateModel(
                name='CaseConsent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cases.case')),
                    ('given_by', models.CharField(choices=[('self', 'The person at risk'), ('guardian', 'A parent or guardian'), ('family', 'The family, for somebody who cannot be asked'), ('representative', 'Who speaks for the group or community')], max_length=16, verbose_name='given by')),
                    ('scopes', models.CharField(max_length=80, verbose_name='it covers')),
                    ('given_on', models.DateField(verbose_name='given on')),
                    ('review_on', models.DateField(verbose_name='to be asked again by')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='ends on')),
                    ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                    ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('note', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='how it was given, and any condition')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                    ('is_sample', models.BooleanField(default=False, editable=False)),
                    ('warned_of', models.DateField(editable=False, null=True)),
                ],
                options={
                    'ordering': ['given_on', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('given_on')), models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('given_on')), _connector='OR'), models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('given_on')), _connector='OR')), name='a_consent_ends_after_it_was_given', violation_error_message='A consent cannot end before the day on which it was given.')],
                },
            ),
            migrations.CreateModel(
                name='Violation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='violations', to='cases.case')),
                    ('kind', models.CharField(max_length=40, verbose_name='kind of violation')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('case', 'kind'), name='one_violation_of_a_kind_a_case')],
                },
            ),
            migrations.CreateModel(
                name='Fact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(blank=True, help_text='The first day that it may be; empty: not known.', null=True, verbose_name='when')),
                    ('until', models.DateField(blank=True, help_text='The end, where it lasted.', null=True, verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'three months'), ('year', 'year')], default='day', max_length=6, verbose_name='how exactly')),
                    ('part', models.CharField(blank=True, choices=[('early', 'early'), ('mid', 'in the middle'), ('late', 'late'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening'), ('night', 'in the night')], default='', max_length=9, verbose_name='part of it')),
                    ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('since', 'since'), ('before', 'before'), ('after', 'after'), ('until', 'until'), ('by', 'by, at the latest')], default='', max_length=6, verbose_name='qualified by')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('confidence', models.CharField(choices=[('confirmed', 'Confirmed by sources that do not depend on each other'), ('likely', 'Told by one source that we trust'), ('reported', 'Reported, and not checked yet'), ('disputed', 'Disputed')], default='reported', max_length=12, verbose_name='how sure we are')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='cases.case')),
                    ('sort', models.CharField(choices=[('background', 'Background'), ('work', 'What they do'), ('where', 'Where it happened (country, region or town)'), ('lawyer', 'Lawyer'), ('organisation_in_contact', 'Organisation in contact'), ('health', 'Health'), ('quotation', 'Quotation: their own words'), ('contact', 'How to reach them (always confidential)'), ('family', 'Family (always confidential)'), ('address', 'Address (always confidential)'), ('shelter', 'Shelter (always confidential)'), ('escorts', 'Escorts: how many, who, when (always confidential)')], max_length=24, verbose_name='sort')),
                    ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='quotations', to='cases.caseconsent', verbose_name='consent to this quotation')),
                ],
                options={
                    'ordering': ['pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cases_fact_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('sort__in', ['contact', 'family', 'address', 'shelter', 'escorts']), ('visibility', 'public'), _negated=True), name='some_facts_are_never_public'), models.CheckConstraint(condition=models.Q(('consent__isnull', True), ('sort', 'quotation'), ('visibility', 'public'), _negated=True), name='a_public_quotation_has_a_consent')],
                },
            ),
            migrations.CreateModel(
                name='FactText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.fact')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='text')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('fact', 'language'), name='one_fact_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CaseEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(blank=True, help_text='The first day that it may be; empty: not known.', null=True, verbose_name='when')),
                    ('until', models.DateField(blank=True, help_text='The end, where it lasted.', null=True, verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'three months'), ('year', 'year')], default='day', max_length=6, verbose_name='how exactly')),
                    ('part', models.CharField(blank=True, choices=[('early', 'early'), ('mid', 'in the middle'), ('late', 'late'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening'), ('night', 'in the night')], default='', max_length=9, verbose_name='part of it')),
                    ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('since', 'since'), ('before', 'before'), ('after', 'after'), ('until', 'until'), ('by', 'by, at the latest')], default='', max_length=6, verbose_name='qualified by')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('confidence', models.CharField(choices=[('confirmed', 'Confirmed by sources that do not depend on each other'), ('likely', 'Told by one source that we trust'), ('reported', 'Reported, and not checked yet'), ('disputed', 'Disputed')], default='reported', max_length=12, verbose_name='how sure we are')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='cases.case')),
                    ('sort', models.CharField(choices=[('threat', 'Threat'), ('attack', 'Attack'), ('arrest', 'Arrest or detention'), ('trial', 'Court or inquiry'), ('meeting', 'Meeting or visit'), ('statement', 'Statement'), ('relief', 'Relief'), ('other', 'Other')], default='other', max_length=12, verbose_name='sort')),
                    ('source_is_public', models.BooleanField(default=False, verbose_name='name the source in public')),
                    ('links', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='addresses on the web, one a line')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'default_permissions': (),
                    'indexes': [models.Index(fields=['case', 'visibility'], name='cases_event_shown')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cases_caseevent_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='CaseEventText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.caseevent')),
                    ('title', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='what happened, in one line')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='what happened')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('event', 'language'), name='one_event_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CasePicture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='cases.case')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='personal_data.privatefile')),
                    ('public_name', models.CharField(blank=True, default='', editable=False, max_length=80)),
                    ('credit', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='credit')),
                    ('shows_face', models.BooleanField(default=True, verbose_name='somebody’s face can be recognised')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may see it')),
                    ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='pictures', to='cases.caseconsent', verbose_name='consent to this picture')),
                ],
                options={
                    'ordering': ['pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('consent__isnull', True), ('visibility', 'public'), _negated=True), name='a_public_picture_has_a_consent')],
                },
            ),
            migrations.CreateModel(
                name='CasePictureText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.casepicture')),
                    ('alt', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='what the picture shows')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('picture', 'language'), name='one_picture_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Protection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protections', to='cases.case')),
                    ('sort', models.CharField(choices=[('escort', 'Escort'), ('vehicle', 'Vehicle'), ('alarm', 'Alarm or telephone'), ('home', 'Security of a home or office'), ('shelter', 'Shelter'), ('order', 'Order of a court or commission'), ('presence', 'Company by observers'), ('other', 'Other')], max_length=12, verbose_name='sort')),
                    ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='decision_makers.body', verbose_name='ordered by')),
                ],
                options={
                    'ordering': ['pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('sort', 'shelter'), ('visibility', 'public'), _negated=True), name='a_shelter_is_never_public')],
                },
            ),
            migrations.CreateModel(
                name='ProtectionText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('protection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.protection')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='what it is')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('protection', 'language'), name='one_protection_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='ProtectionStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(blank=True, help_text='The first day that it may be; empty: not known.', null=True, verbose_name='when')),
                    ('until', models.DateField(blank=True, help_text='The end, where it lasted.', null=True, verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'three months'), ('year', 'year')], default='day', max_length=6, verbose_name='how exactly')),
                    ('part', models.CharField(blank=True, choices=[('early', 'early'), ('mid', 'in the middle'), ('late', 'late'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening'), ('night', 'in the night')], default='', max_length=9, verbose_name='part of it')),
                    ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('since', 'since'), ('before', 'before'), ('after', 'after'), ('until', 'until'), ('by', 'by, at the latest')], default='', max_length=6, verbose_name='qualified by')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('protection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='cases.protection')),
                    ('step', models.CharField(choices=[('ordered', 'Ordered'), ('promised', 'Promised'), ('put_in_place', 'Put in place'), ('reduced', 'Reduced'), ('restored', 'Restored'), ('withdrawn', 'Withdrawn')], max_length=16, verbose_name='what became of it')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cases_protectionstep_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='ProtectionStepText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.protectionstep')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='in words')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('step', 'language'), name='one_step_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CaseStatus',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(blank=True, help_text='The first day that it may be; empty: not known.', null=True, verbose_name='when')),
                    ('until', models.DateField(blank=True, help_text='The end, where it lasted.', null=True, verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'three months'), ('year', 'year')], default='day', max_length=6, verbose_name='how exactly')),
                    ('part', models.CharField(blank=True, choices=[('early', 'early'), ('mid', 'in the middle'), ('late', 'late'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening'), ('night', 'in the night')], default='', max_length=9, verbose_name='part of it')),
                    ('qualifier', models.CharField(blank=True, choices=[('about', 'about'), ('since', 'since'), ('before', 'before'), ('after', 'after'), ('until', 'until'), ('by', 'by, at the latest')], default='', max_length=6, verbose_name='qualified by')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statuses', to='cases.case')),
                    ('status', models.CharField(choices=[('at_risk', 'At risk'), ('threatened', 'Threatened'), ('attacked', 'Attacked'), ('detained', 'Detained'), ('on_trial', 'On trial'), ('disappeared', 'Disappeared'), ('displaced', 'Displaced'), ('protected', 'Protected'), ('released', 'Released'), ('safe', 'Safe'), ('dead', 'Dead'), ('not_known', 'Not known')], max_length=16, verbose_name='status')),
                    ('is_outcome', models.BooleanField(default=False, verbose_name='this is an outcome: something changed')),
                    ('certainty', models.CharField(blank=True, choices=[('sure', 'We are sure: it was seen, or confirmed by those whom it concerns'), ('likely', 'It is likely, but not certain'), ('unclear', 'It is still unclear')], default='', max_length=8, verbose_name='how sure we are')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cases_casestatus_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('is_outcome', False), models.Q(('certainty', ''), _negated=True), _connector='OR'), name='an_outcome_says_how_sure_we_are', violation_error_message='An outcome says how sure we are.')],
                },
            ),
            migrations.CreateModel(
                name='CaseStatusText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('status', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.casestatus')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='in words')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('status', 'language'), name='one_status_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Responsible',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('confidential', 'Confidential'), ('public', 'Public once the case is published')], default='confidential', max_length=12, verbose_name='who may read it')),
                    ('source', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='source')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsible', to='cases.case')),
                    ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='decision_makers.body', verbose_name='body in the directory')),
                    ('named', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='named person')),
                    ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'default_permissions': (),
                    'constraints': [models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), ('named_by__isnull', True), models.Q(('approved_by', models.F('named_by')), _negated=True), _connector='OR'), name='nobody_approves_of_their_own_accusation')],
                },
            ),
            migrations.CreateModel(
                name='ResponsibleText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('responsible', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='cases.responsible')),
                    ('text', altavoz.personal_data.fields.SealedText(blank=True, verbose_name='for what, and who says so')),
                ],
                options={
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(fields=('responsible', 'language'), name='one_responsible_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='CaseIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                ],
                options={
                    'verbose_name': 'list of cases',
                    'verbose_name_plural': 'lists of cases',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='CasePage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='cases.case')),
                ],
                options={
                    'verbose_name': 'case',
                    'verbose_name_plural': 'cases',
                },
                bases=('wagtailcore.page',),
            ),
        ]),
    ]
