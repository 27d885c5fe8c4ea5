# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.public_ids
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


FOREVER = 2**63 - 1


def begin_the_count(apps, _schema_editor):
    """Every Change that will ever be written stands in one stretch that has no round yet."""
    apps.get_model("campaigns", "Untaken").objects.create(first=1, last=FOREVER)


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('campaigns', '0001_initial'),
        ('campaigns', '0002_initial'),
        ('campaigns', '0003_checkpoint'),
        ('campaigns', '0004_how_sure_we_are'),
        ('campaigns', '0005_words_for_the_late'),
        ('campaigns', '0006_no_letters_after'),
        ('campaigns', '0007_action_cases'),
        ('campaigns', '0008_stretches_of_untaken_changes'),
        ('campaigns', '0009_actions_from_recommendations'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0001_squashed_0004_place_on_the_home_page'),
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
        ('recommendations', '0001_squashed_0003_followed'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Campaign',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('slug', models.SlugField(max_length=60, unique=True, verbose_name='short name')),
                ],
                options={
                    'verbose_name': 'campaign',
                    'verbose_name_plural': 'campaigns',
                },
            ),
            migrations.CreateModel(
                name='Action',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('kind', models.CharField(editable=False, max_length=32, verbose_name='kind')),
                    ('name', models.CharField(max_length=120, verbose_name='working name, for staff')),
                    ('state', models.CharField(choices=[('preparing', 'Preparing'), ('open', 'Open'), ('paused', 'Paused'), ('closed', 'Closed'), ('delivered', 'Delivered'), ('won', 'Won'), ('partly_won', 'Partly won'), ('not_won', 'Not won'), ('taken_down', 'Taken down')], default='preparing', max_length=16, verbose_name='state')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='organisations.organisation', verbose_name='organisation that runs it')),
                    ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='campaigns.campaign', verbose_name='campaign')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country it is about')),
                    ('danger', models.CharField(choices=[('normal', 'Normal'), ('high', 'High: no name, initials or reason is ever shown, and only counts travel')], default='normal', max_length=8, verbose_name='danger level')),
                    ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='opened')),
                    ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='closes')),
                    ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                    ('closed_precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year')], default='day', max_length=8, verbose_name='how exactly the closing date is known')),
                    ('delivered_on', models.DateField(blank=True, null=True, verbose_name='delivered')),
                    ('letters_ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='no letters after')),
                    ('asks_postcode', models.BooleanField(default=False, verbose_name='ask for a postcode')),
                    ('goal', models.PositiveIntegerField(default=100, verbose_name='first goal')),
                    ('text_version', models.PositiveIntegerField(default=0, editable=False)),
                ],
                options={
                    'verbose_name': 'action',
                    'verbose_name_plural': 'actions',
                    'indexes': [models.Index(fields=['state', 'closes_at'], name='action_state_closing')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), ('opened_at__isnull', False), _connector='OR'), name='open_has_an_opening_time'), models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), ('closes_at__isnull', True), ('closes_at__gt', models.F('opened_at')), _connector='OR'), name='closes_after_it_opens')],
                },
            ),
            migrations.CreateModel(
                name='ActionDate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='date_notes', to='campaigns.action')),
                    ('what', models.CharField(choices=[('closing', 'Words beside the closing date'), ('extension', 'Why it was extended'), ('too_late', 'What people read who come after it has closed')], max_length=16, verbose_name='what')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('words', models.CharField(max_length=500, verbose_name='words')),
                    ('at', models.DateTimeField(blank=True, null=True, verbose_name='noted')),
                    ('was', models.DateTimeField(blank=True, null=True, verbose_name='would have closed')),
                ],
            ),
            migrations.CreateModel(
                name='Asker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='askers', to='campaigns.action')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks_in', to='organisations.organisation')),
                    ('role', models.CharField(choices=[('starter', 'Started it'), ('partner', 'Partner'), ('supporter', 'Supports it')], default='partner', max_length=16, verbose_name='role')),
                    ('offers_news', models.BooleanField(default=False, verbose_name='offers a box for its news')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'organisation'), name='asks_once_an_action')],
                },
            ),
            migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='campaigns.action')),
                    ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targeted_by', to='decision_makers.office')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targeted_by', to='decision_makers.person')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('frozen_on', models.DateField(blank=True, null=True, verbose_name='frozen as it stood on')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('office__isnull', False), ('person__isnull', True)), models.Q(('office__isnull', True), ('person__isnull', False)), _connector='OR'), name='target_is_an_office_or_a_person'), models.UniqueConstraint(fields=('action', 'office'), name='office_asked_once_an_action'), models.UniqueConstraint(fields=('action', 'person'), name='person_asked_once_an_action')],
                },
            ),
            migrations.CreateModel(
                name='FrozenTarget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='frozen', to='campaigns.target')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('office_title', models.CharField(blank=True, max_length=200)),
                    ('holder_name', models.CharField(blank=True, max_length=250)),
                    ('holder_standing', models.CharField(max_length=16)),
                    ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.person')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('target', 'language'), name='frozen_once_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Threshold',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='thresholds', to='campaigns.action')),
                    ('number', models.PositiveIntegerField(verbose_name='signatures')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('consequence', models.CharField(max_length=200, verbose_name='what happens then')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'number', 'language'), name='one_consequence_a_number')],
                },
            ),
            migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='campaigns.action')),
                    ('date', models.DateField(verbose_name='date')),
                    ('date_precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year')], default='day', max_length=8, verbose_name='date known')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                    ('certainty', models.CharField(blank=True, choices=[('sure', 'We are sure: it was seen, or confirmed by those whom it concerns'), ('likely', 'It is likely, but not certain'), ('unclear', 'It is still unclear')], max_length=8, verbose_name='how sure we are')),
                ],
                options={
                    'ordering': ['date', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='OutcomeText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='campaigns.outcome')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('text', models.TextField(blank=True, verbose_name='what happened')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('outcome', 'language'), name='one_outcome_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='ActionCase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='about_cases', to='campaigns.action')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told_by_actions', to='cases.case', verbose_name='case')),
                    ('since', models.DateField(verbose_name='since')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('goes_with_it', models.BooleanField(default=True, verbose_name='the action says who is at risk: when the case is taken down, so is the action')),
                ],
                options={
                    'ordering': ['since', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('action', 'case'), name='an_action_is_about_a_case_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='a_link_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='campaigns.action')),
                    ('n', models.IntegerField()),
                    ('why', models.CharField(choices=[('confirmed', 'confirmed'), ('withdrawn', 'withdrawn'), ('invalidated', 'invalidated'), ('released', 'released after a check'), ('paper', 'on paper'), ('carried_over', 'carried over from another platform')], max_length=16)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('language', models.CharField(blank=True, max_length=5)),
                    ('text_version', models.PositiveIntegerField(default=0)),
                    ('at', models.DateTimeField()),
                    ('round', models.PositiveBigIntegerField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('n', 0), _negated=True), name='a_change_changes_something')],
                },
            ),
            migrations.CreateModel(
                name='Untaken',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('first', models.BigIntegerField()),
                    ('last', models.BigIntegerField(unique=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('first__lte', models.F('last'))), name='a_stretch_goes_forward')],
                },
            ),
            migrations.CreateModel(
                name='Tally',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='campaigns.action')),
                    ('round', models.PositiveBigIntegerField()),
                    ('first_change', models.BigIntegerField()),
                    ('last_change', models.BigIntegerField()),
                    ('plus', models.PositiveIntegerField(default=0)),
                    ('minus', models.PositiveIntegerField(default=0)),
                    ('why', models.JSONField(default=dict)),
                    ('total', models.IntegerField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['action', 'last_change'], name='tally_by_change')],
                    'constraints': [models.UniqueConstraint(fields=('action', 'round'), name='one_tally_a_round')],
                },
            ),
            migrations.CreateModel(
                name='TallyCell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='campaigns.action')),
                    ('why', models.CharField(choices=[('confirmed', 'confirmed'), ('withdrawn', 'withdrawn'), ('invalidated', 'invalidated'), ('released', 'released after a check'), ('paper', 'on paper'), ('carried_over', 'carried over from another platform')], max_length=16)),
                    ('country', models.CharField(blank=True, max_length=2)),
                    ('language', models.CharField(blank=True, max_length=5)),
                    ('text_version', models.PositiveIntegerField(default=0)),
                    ('n', models.IntegerField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('action', 'why', 'country', 'language', 'text_version'), name='one_cell_a_sort')],
                },
            ),
            migrations.CreateModel(
                name='Checkpoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='checkpoints', to='campaigns.action')),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('round', models.PositiveBigIntegerField(verbose_name='newest round')),
                    ('tallied', models.IntegerField(verbose_name='tallied')),
                    ('total', models.IntegerField(verbose_name='total')),
                    ('confirmed', models.PositiveIntegerField(verbose_name='confirmed rows')),
                    ('by_why', models.JSONField(default=dict)),
                    ('by_country', models.JSONField(default=dict)),
                    ('by_text_version', models.JSONField(default=dict)),
                    ('at', models.DateTimeField(verbose_name='read')),
                ],
                options={
                    'verbose_name': 'checkpoint',
                    'verbose_name_plural': 'checkpoints',
                    'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='checkpoints_are_numbered')],
                },
            ),
            migrations.CreateModel(
                name='TextVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='text_versions', to='campaigns.action')),
                    ('number', models.PositiveIntegerField()),
                    ('opened_at', models.DateTimeField()),
                    ('note', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='text_versions_are_numbered')],
                },
            ),
            migrations.CreateModel(
                name='FrozenText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='campaigns.textversion')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('headline', models.CharField(max_length=255)),
                    ('ask', models.TextField(blank=True)),
                    ('demands', models.JSONField(default=list)),
                    ('frozen_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('version', 'language'), name='one_frozen_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='SameMeaning',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='same_meaning', to='campaigns.action')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('fingerprint', models.CharField(help_text='SHA-256 of the new words.', max_length=64)),
                    ('old_words', models.JSONField(default=dict)),
                    ('new_words', models.JSONField(default=dict)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('action', 'language', 'fingerprint'), name='asked_once_a_wording'), models.CheckConstraint(condition=models.Q(('agreed_by__isnull', True), models.Q(('agreed_by', models.F('asked_by')), _negated=True), _connector='OR'), name='a_second_person_agrees')],
                },
            ),
            migrations.CreateModel(
                name='ActionIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                ],
                options={
                    'verbose_name': 'list of actions',
                    'verbose_name_plural': 'lists of actions',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='ActionPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='campaigns.action', verbose_name='action')),
                    ('told_in', models.CharField(default='', editable=False, max_length=5)),
                    ('kicker', models.CharField(blank=True, help_text='A few words above the headline.', max_length=80, verbose_name='kicker')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('ask', models.CharField(blank=True, help_text='Stands in letters and on cards.', max_length=255, verbose_name='the ask, in one sentence')),
                    ('demands', wagtail.fields.StreamField([('ask', 0)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Ask', 'max_length': 300})}, verbose_name='asks')),
                    ('story', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='story')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture')),
                    ('drawing', models.CharField(blank=True, max_length=40, verbose_name='drawing of the house')),
                    ('picture_alt', models.CharField(blank=True, max_length=200, verbose_name='what the picture shows')),
                    ('picture_caption', models.CharField(blank=True, max_length=250, verbose_name='caption')),
                    ('picture_credit', models.CharField(blank=True, max_length=120, verbose_name='credit')),
                    ('author', models.CharField(blank=True, max_length=120, verbose_name='author')),
                    ('updates', wagtail.fields.StreamField([('update', 3)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Date'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 2: ('altavoz.website.blocks.PlainTextBlock', (), {}), 3: ('wagtail.blocks.StructBlock', [[('date', 0), ('title', 1), ('text', 2)]], {'label': 'Update'})}, verbose_name='updates')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('action', 'told_in'), name='told_once_a_language')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='CampaignPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and search engines.', max_length=300, verbose_name='teaser')),
                    ('social_text', models.CharField(blank=True, help_text='Goes with the link when somebody shares it.', max_length=200, verbose_name='text for sharing')),
                    ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='campaigns.campaign', verbose_name='campaign')),
                    ('lead', models.TextField(blank=True, max_length=600, verbose_name='lead')),
                    ('story', wagtail.fields.StreamField([('text', 0), ('quote', 4), ('picture', 9), ('figures', 17), ('document', 21), ('call_to_act', 25), ('notice', 30)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'rows': 3}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Role, place or date', 'max_length': 160, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('quote', 1), ('who', 2), ('role', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'What the picture shows, for people who do not see it', 'max_length': 250}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Credit: who made it', 'max_length': 120}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alt', 6), ('caption', 7), ('credit', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'max_length': 20}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 140}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 160}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'As of', 'max_length': 40}), 14: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the source', 'required': False}), 15: ('wagtail.blocks.StructBlock', [[('number', 10), ('label', 11), ('source', 12), ('date', 13), ('url', 14)]], {}), 16: ('wagtail.blocks.ListBlock', (15,), {'label': 'Figures', 'max_num': 4, 'min_num': 1}), 17: ('wagtail.blocks.StructBlock', [[('figures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Author, language, date', 'max_length': 160, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('document', 18), ('title', 19), ('note', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'One sentence before the button', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Another page (empty: the form of this one)', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('words', 22), ('button', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100}), 27: ('altavoz.website.blocks.PlainTextBlock', (), {}), 28: ('wagtail.blocks.URLBlock', (), {'label': 'Address to read more', 'required': False}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 80, 'required': False}), 30: ('wagtail.blocks.StructBlock', [[('title', 26), ('text', 27), ('url', 28), ('link', 29)]], {})}, verbose_name='story')),
                ],
                options={
                    'verbose_name': 'campaign',
                    'verbose_name_plural': 'campaigns',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='ActionRecommendation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks_for', to='campaigns.action')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_by_actions', to='recommendations.recommendation', verbose_name='recommendation')),
                    ('since', models.DateField(verbose_name='since')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ],
                options={
                    'ordering': ['since', 'pk'],
                    'default_permissions': (),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('action', 'recommendation'), name='an_action_asks_for_a_record_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='asking_for_a_record_ends_after_it_begins')],
                },
            ),
        ]),
        migrations.RunPython(begin_the_count, migrations.RunPython.noop),
    ]
