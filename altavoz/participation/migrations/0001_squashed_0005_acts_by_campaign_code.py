# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


# Made once, for staff to change: this is what a centre begins with.
REASONS = [
    {
        "en": "It insults or threatens somebody.",
        "fr": "Elle insulte ou menace quelqu’un.",
        "es": "Insulta o amenaza a alguien.",
    },
    {
        "en": "It tells something private about somebody, or could put somebody in danger.",
        "fr": "Elle révèle quelque chose de privé sur quelqu’un, ou pourrait mettre quelqu’un en danger.",
        "es": "Cuenta algo privado de alguien, o podría poner a alguien en peligro.",
    },
    {
        "en": "It is an advertisement, or has nothing to do with this action.",
        "fr": "C’est une publicité, ou elle n’a aucun rapport avec cette action.",
        "es": "Es publicidad, o no tiene nada que ver con esta acción.",
    },
    {
        "en": "It states as a fact what we cannot check.",
        "fr": "Elle affirme comme un fait ce que nous ne pouvons pas vérifier.",
        "es": "Afirma como un hecho lo que no podemos comprobar.",
    },
]


def make_reasons(apps, _schema_editor):
    RefusalReason = apps.get_model("participation", "RefusalReason")
    RefusalReasonText = apps.get_model("participation", "RefusalReasonText")
    for place, texts in enumerate(REASONS, 1):
        reason = RefusalReason.objects.create(place=place)
        for language, text in texts.items():
            RefusalReasonText.objects.create(refusal=reason, language=language, text=text)


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('participation', '0001_initial'),
        ('participation', '0002_desk_and_moderation'),
        ('participation', '0003_filters_and_paper'),
        ('participation', '0004_reminders_before_the_end'),
        ('participation', '0005_acts_by_campaign_code'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0001_squashed_0009_actions_from_recommendations'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('personal_data', '0001_squashed_0003_forgettings'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='CodedAct',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=12)),
                    ('hour', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'act by a code',
                    'verbose_name_plural': 'acts by codes',
                },
            ),
            migrations.CreateModel(
                name='CodedHour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=12)),
                    ('hour', models.DateTimeField()),
                    ('acts', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name': 'hour of a code',
                    'verbose_name_plural': 'hours of codes',
                    'constraints': [models.UniqueConstraint(fields=('code', 'hour'), name='one_row_a_code_and_hour')],
                },
            ),
            migrations.CreateModel(
                name='SavedFilter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filters', to='campaigns.action')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('domains', models.JSONField(blank=True, default=list, verbose_name='e-mail domains')),
                    ('held_only', models.BooleanField(default=False, verbose_name='only those that are held')),
                    ('signed_from', models.DateTimeField(blank=True, null=True, verbose_name='signed from')),
                    ('signed_until', models.DateTimeField(blank=True, null=True, verbose_name='signed before')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                    ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('same_name', models.PositiveSmallIntegerField(default=0, verbose_name='the same name at least so many times')),
                    ('text_version', models.PositiveIntegerField(default=0, verbose_name='wording number')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'filter',
                    'verbose_name_plural': 'filters',
                },
            ),
            migrations.CreateModel(
                name='FilterRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('filter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='participation.savedfilter')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filter_runs', to='campaigns.action')),
                    ('criteria', models.JSONField(default=dict, help_text='The filter as it stood when the run was asked for.')),
                    ('state', models.CharField(choices=[('asked', 'waits for the worker'), ('counting', 'is being counted'), ('counted', 'counted'), ('waiting', 'waits for a second person'), ('applying', 'is being taken out'), ('applied', 'taken out'), ('undoing', 'is being put back'), ('undone', 'put back')], default='asked', max_length=10)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('counted_at', models.DateTimeField(null=True)),
                    ('after', models.BigIntegerField(default=0)),
                    ('last', models.BigIntegerField(default=0)),
                    ('all_counting', models.PositiveIntegerField(default=0)),
                    ('all_pending', models.PositiveIntegerField(default=0)),
                    ('found_counting', models.PositiveIntegerField(default=0)),
                    ('found_held', models.PositiveIntegerField(default=0)),
                    ('found_pending', models.PositiveIntegerField(default=0)),
                    ('removed_counting', models.PositiveIntegerField(default=0)),
                    ('removed_quiet', models.PositiveIntegerField(default=0)),
                    ('restored_counting', models.PositiveIntegerField(default=0)),
                    ('restored_quiet', models.PositiveIntegerField(default=0)),
                    ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('applied_at', models.DateTimeField(null=True)),
                    ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('undone_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'run of a filter',
                    'verbose_name_plural': 'runs of filters',
                    'constraints': [models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('applied_by')), _negated=True), _connector='OR'), name='filter_approved_by_another')],
                },
            ),
            migrations.CreateModel(
                name='FilterNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='participation.filterrun')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('why', models.CharField(max_length=300)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('run', 'language'), name='one_filter_note_a_language')],
                },
            ),
            migrations.CreateModel(
                name='FilteredRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('run', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='participation.filterrun')),
                    ('participation', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('found', 'found'), ('removed', 'taken out'), ('restored', 'put back'), ('left', 'left alone')], default='found', max_length=8)),
                    ('was', models.CharField(blank=True, max_length=16)),
                    ('change', models.BigIntegerField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('run', 'participation'), name='found_once_a_run')],
                },
            ),
            migrations.CreateModel(
                name='FunnelHour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='funnel_hours', to='campaigns.action')),
                    ('hour', models.DateTimeField()),
                    ('domain', models.CharField(blank=True, max_length=253)),
                    ('created', models.PositiveIntegerField(default=0)),
                    ('sent', models.PositiveIntegerField(default=0)),
                    ('bounced', models.PositiveIntegerField(default=0)),
                    ('confirmed', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name': 'hour of a funnel',
                    'verbose_name_plural': 'hours of a funnel',
                    'indexes': [models.Index(fields=['hour'], name='funnel_hour')],
                    'constraints': [models.UniqueConstraint(fields=('action', 'hour', 'domain'), name='one_row_an_hour_and_domain')],
                },
            ),
            migrations.CreateModel(
                name='EditLock',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=64, unique=True)),
                    ('holder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('until', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='RefusalReason',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('offered', models.BooleanField(default=True, help_text='Untick it to keep it for old ones only.', verbose_name='offered')),
                ],
                options={
                    'verbose_name': 'reason for refusal',
                    'verbose_name_plural': 'reasons for refusal',
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='RefusalReasonText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('refusal', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='participation.refusalreason')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('text', models.CharField(max_length=300, verbose_name='words')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('refusal', 'language'), name='one_refusal_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Participation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='campaigns.action')),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('token', models.CharField(max_length=32, unique=True)),
                    ('state', models.CharField(choices=[('pending', 'waiting for confirmation'), ('confirmed', 'confirmed'), ('withdrawn', 'withdrawn'), ('invalidated', 'invalidated')], default='pending', max_length=16)),
                    ('held', models.CharField(blank=True, max_length=16, verbose_name='held because')),
                    ('made_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('reminded_at', models.DateTimeField(null=True)),
                    ('language', models.CharField(max_length=5)),
                    ('country', models.CharField(max_length=2)),
                    ('text_version', models.PositiveIntegerField()),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('change', models.BigIntegerField(null=True, verbose_name='number of its newest Change')),
                    ('came_from', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='campaign code that she came by, until she confirms')),
                    ('given_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('family_name', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('postcode', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('reason', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('reason_state', models.CharField(choices=[('none', 'none given'), ('waiting', 'waits for moderation'), ('shown', 'shown'), ('refused', 'refused')], default='none', max_length=8)),
                    ('show_name', models.BooleanField(default=False)),
                    ('hand_over', models.BooleanField(default=False)),
                    ('consents', models.JSONField(default=list, help_text='Numbers of the wordings that were ticked.')),
                ],
                options={
                    'verbose_name': 'participation',
                    'verbose_name_plural': 'participations',
                    'indexes': [models.Index(fields=['action', 'confirmed_at'], name='participation_confirmed'), models.Index(condition=models.Q(('held__gt', ''), ('state__in', ['pending', 'confirmed'])), fields=['id'], name='participation_held'), models.Index(condition=models.Q(('reason_state', 'waiting'), ('state', 'confirmed')), fields=['id'], name='participation_to_read')],
                    'constraints': [models.UniqueConstraint(fields=('action', 'email_key'), name='one_participation_an_address'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='confirmed_has_a_time')],
                },
            ),
            migrations.CreateModel(
                name='ModerationAct',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('participation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='acts', to='participation.participation')),
                    ('verb', models.CharField(choices=[('release', 'released'), ('invalidate', 'taken out'), ('show', 'reason shown'), ('refuse', 'reason not shown')], max_length=16)),
                    ('was', models.CharField(max_length=16)),
                    ('refusal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participation.refusalreason')),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                    ('undone_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['at'], name='moderation_act_at')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                    ('action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='campaigns.action')),
                    ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                    ('kind', models.CharField(choices=[('wrong', 'Something on it is not true'), ('danger', 'It puts somebody in danger'), ('hate', 'It insults or threatens people'), ('private', 'It shows something private'), ('broken', 'It does not work for me'), ('other', 'Something else')], max_length=16)),
                    ('words', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('language', models.CharField(max_length=5)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'report',
                    'verbose_name_plural': 'reports',
                    'indexes': [models.Index(fields=['made_at'], name='report_made_at')],
                },
            ),
            migrations.CreateModel(
                name='PaperBatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_batches', to='campaigns.action')),
                    ('place', models.CharField(max_length=120, verbose_name='where they were gathered')),
                    ('gathered_on', models.DateField(verbose_name='when they were gathered')),
                    ('gathered_precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year')], default='day', max_length=8, verbose_name='date known to')),
                    ('number', models.PositiveIntegerField(verbose_name='number of signatures')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                    ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language of the sheets')),
                    ('state', models.CharField(choices=[('entered', 'waits for a second person'), ('counted', 'counted'), ('taken_back', 'taken back')], default='entered', max_length=10)),
                    ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_at', models.DateTimeField()),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_at', models.DateTimeField(null=True)),
                    ('change', models.BigIntegerField(null=True)),
                    ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_back_at', models.DateTimeField(null=True)),
                    ('taken_back_why', models.CharField(blank=True, max_length=300, verbose_name='why it is taken back')),
                ],
                options={
                    'verbose_name': 'batch of paper signatures',
                    'verbose_name_plural': 'batches of paper signatures',
                    'constraints': [models.CheckConstraint(condition=models.Q(('checked_by__isnull', True), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='paper_checked_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'counted'), _negated=True), models.Q(('change__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='paper_counted_has_its_change')],
                },
            ),
            migrations.CreateModel(
                name='PaperScan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scans', to='participation.paperbatch')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personal_data.privatefile')),
                    ('place', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CarriedOver',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_over', to='campaigns.action')),
                    ('platform', models.CharField(max_length=120, verbose_name='platform')),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('counted_on', models.DateField(verbose_name='counted on')),
                    ('counted_precision', models.CharField(default='day', max_length=8, verbose_name='date known to')),
                    ('evidence', models.CharField(max_length=300, verbose_name='evidence')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personal_data.privatefile')),
                    ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_at', models.DateTimeField()),
                    ('checked_at', models.DateTimeField(null=True)),
                    ('change', models.BigIntegerField(null=True)),
                    ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_back_at', models.DateTimeField(null=True)),
                    ('taken_back_why', models.CharField(blank=True, max_length=300, verbose_name='why it is taken back')),
                ],
                options={
                    'verbose_name': 'carried-over count',
                    'verbose_name_plural': 'carried-over counts',
                    'constraints': [models.CheckConstraint(condition=models.Q(('checked_by__isnull', True), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='carried_over_checked_by_another')],
                },
            ),
            migrations.CreateModel(
                name='DeadlineReminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadline_reminders', to='campaigns.action')),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email_key', models.BinaryField(max_length=32)),
                    ('language', models.CharField(max_length=5)),
                    ('made_at', models.DateTimeField()),
                    ('wanted_at', models.DateTimeField(null=True)),
                    ('due_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'reminder before the end',
                    'verbose_name_plural': 'reminders before the end',
                    'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='reminder_due'), models.Index(fields=['email_key'], name='reminder_of_an_address')],
                    'constraints': [models.UniqueConstraint(fields=('action', 'email_key'), name='one_reminder_an_address'), models.CheckConstraint(condition=models.Q(('wanted_at__isnull', True), ('due_at__isnull', False), _connector='OR'), name='wanted_has_a_time')],
                },
            ),
        ]),
        migrations.RunPython(make_reasons, migrations.RunPython.noop),
    ]
