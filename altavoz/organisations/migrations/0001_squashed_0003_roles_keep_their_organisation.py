# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.organisations.models
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('organisations', '0001_initial'),
        ('organisations', '0002_roles_and_audit'),
        ('organisations', '0003_roles_keep_their_organisation'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Centre',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mode', models.CharField(choices=[('demonstration', 'Demonstration'), ('production', 'Production')], max_length=16)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='only_one_centre')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('slug', models.SlugField(max_length=40, unique=True, verbose_name='short name')),
                    ('kind', models.CharField(choices=[('association', 'Association or NGO'), ('coalition', 'Coalition or network'), ('section', 'Section of an international organisation'), ('collective', 'Collective or committee'), ('union', 'Trade union'), ('church', 'Church or faith group'), ('other', 'Other')], default='association', max_length=16, verbose_name='kind')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='organisations.organisation', verbose_name='part of')),
                    ('runs_centre', models.BooleanField(default=False, verbose_name='runs this centre')),
                    ('fictional', models.BooleanField(default=False, verbose_name='invented, for demonstration')),
                    ('website', models.URLField(blank=True, verbose_name='website')),
                    ('postal_address', models.TextField(blank=True, verbose_name='postal address')),
                    ('privacy_contact', models.EmailField(blank=True, max_length=254, verbose_name='address for questions about personal data')),
                    ('time_zone', models.CharField(default='UTC', max_length=64, validators=[altavoz.organisations.models.is_time_zone], verbose_name='time zone')),
                    ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='logo')),
                    ('voice', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('\\A#[0-9a-f]{6}\\Z', 'A colour is written like #a50f43.')], verbose_name='voice colour, light')),
                    ('voice_dark', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('\\A#[0-9a-f]{6}\\Z', 'A colour is written like #a50f43.')], verbose_name='voice colour, dark')),
                ],
                options={
                    'verbose_name': 'organisation',
                    'verbose_name_plural': 'organisations',
                    'constraints': [models.UniqueConstraint(models.F('runs_centre'), condition=models.Q(('runs_centre', True)), name='one_runs_the_centre')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='organisations.organisation')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'language'), name='one_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('coalition', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='organisations.organisation')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='member_of', to='organisations.organisation', verbose_name='member')),
                    ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('coalition', models.F('member')), _negated=True), name='no_member_of_itself'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='ConsentWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='organisations.organisation', verbose_name='organisation')),
                    ('purpose', models.CharField(choices=[('news', 'News and actions by e-mail')], default='news', max_length=16, verbose_name='purpose')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('label', models.CharField(max_length=200, verbose_name='words beside the box')),
                    ('text', models.TextField(verbose_name='full wording')),
                    ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='published')),
                ],
                options={
                    'verbose_name': 'wording of consent',
                    'verbose_name_plural': 'wordings of consent',
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'purpose', 'language', 'version'), name='one_wording_a_version')],
                },
            ),
            migrations.CreateModel(
                name='StaffRole',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff_roles', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('organisation', models.ForeignKey(blank=True, help_text='Empty: for every organisation of this centre.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff_roles', to='organisations.organisation', verbose_name='organisation')),
                    ('role', models.CharField(choices=[('editor', 'Editor'), ('moderator', 'Moderator'), ('publisher', 'Publisher'), ('lead', 'Campaign lead'), ('data_officer', 'Data officer'), ('partner', 'Partner')], max_length=16, verbose_name='role')),
                ],
                options={
                    'verbose_name': 'role',
                    'verbose_name_plural': 'roles',
                    'constraints': [models.UniqueConstraint(fields=('user', 'organisation', 'role'), name='one_role_once', nulls_distinct=False)],
                },
            ),
            migrations.CreateModel(
                name='AuditEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(verbose_name='when')),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('actor_name', models.CharField(max_length=150, verbose_name='who')),
                    ('act', models.CharField(max_length=64, verbose_name='what')),
                    ('subject', models.CharField(blank=True, max_length=100, verbose_name='on what')),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.organisation')),
                    ('before', models.JSONField(default=dict)),
                    ('after', models.JSONField(default=dict)),
                ],
                options={
                    'verbose_name': 'audit entry',
                    'verbose_name_plural': 'audit entries',
                    'indexes': [models.Index(fields=['-at'], name='audit_newest')],
                },
            ),
        ]),
    ]
