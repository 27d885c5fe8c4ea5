# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.public_ids
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('indicators', '0001_indicators'),
        ('indicators', '0002_because'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('organisations', '0001_squashed_0003_roles_keep_their_organisation'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Indicator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='organisations.organisation', verbose_name='organisation that keeps it')),
                    ('slug', models.CharField(help_text='Such as disappeared-mx. Texts quote it by this name, so it stays.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Small letters, digits and single hyphens, like disappeared-mx.')], verbose_name='name in texts')),
                    ('family', models.CharField(blank=True, db_index=True, help_text='Indicators with the same word here are shown side by side, such as homicides-mx.', max_length=60, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Small letters, digits and single hyphens, like disappeared-mx.')], verbose_name='shown beside')),
                    ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2}\\Z', 'Two capitals, as ISO 3166 has them, like MX.')], verbose_name='country (ISO code)')),
                    ('area', models.CharField(blank=True, max_length=6, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2}-[A-Z0-9]{1,3}\\Z', 'A state’s code as ISO 3166-2 has it, like MX-GRO.')], verbose_name='state (ISO code)')),
                    ('counter', models.CharField(choices=[('official', 'official'), ('independent', 'independent'), ('ours', 'ours')], max_length=12, verbose_name='counted by')),
                    ('method', models.CharField(choices=[('register', 'a register'), ('survey', 'a survey'), ('estimate', 'an estimate'), ('documented', 'documented cases'), ('unknown', 'not said')], default='unknown', max_length=12, verbose_name='method')),
                    ('measure', models.CharField(choices=[('number', 'a number'), ('percent', 'per cent'), ('per_day', 'a number a day')], default='number', max_length=8, verbose_name='measured as')),
                    ('drawn', models.CharField(choices=[('line', 'a line'), ('bars', 'bars'), ('multiples', 'a small chart for each'), ('map', 'a map of its states')], default='line', max_length=10, verbose_name='drawn as')),
                    ('beside_newer', models.BooleanField(default=True, help_text='Where a text quotes an earlier date, the reader also sees what is said today.', verbose_name='show the newest number beside an older one')),
                    ('order', models.PositiveSmallIntegerField(default=100, verbose_name='place in lists')),
                    ('made_at', models.DateTimeField(editable=False)),
                    ('published_at', models.DateTimeField(db_index=True, editable=False, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('area', ''), ('area__startswith', models.F('country')), _connector='OR'), name='indicator_area_lies_in_its_country')],
                },
            ),
            migrations.CreateModel(
                name='IndicatorText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='indicators.indicator')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5)),
                    ('name', models.CharField(max_length=160, verbose_name='name')),
                    ('counted', models.TextField(verbose_name='what exactly is counted')),
                    ('unit', models.CharField(help_text='What one of them is called, such as people.', max_length=80, verbose_name='unit')),
                    ('by', models.CharField(max_length=200, verbose_name='who counts')),
                    ('base', models.CharField(blank=True, max_length=200, verbose_name='of whom, for a share or a survey')),
                    ('note', models.TextField(blank=True, verbose_name='what to mind')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('indicator', 'language'), name='one_indicator_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Observation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='indicators.indicator')),
                    ('area', models.CharField(blank=True, max_length=6, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2}-[A-Z0-9]{1,3}\\Z', 'A state’s code as ISO 3166-2 has it, like MX-GRO.')], verbose_name='state (ISO code)')),
                    ('starts', models.DateField(verbose_name='as of')),
                    ('ends', models.DateField(verbose_name='to')),
                    ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='how exactly')),
                    ('qualifier', models.CharField(choices=[('exact', 'exactly'), ('about', 'about'), ('at_least', 'at least'), ('more_than', 'more than'), ('nearly', 'nearly'), ('up_to', 'up to')], default='exact', max_length=9, verbose_name='qualified by')),
                    ('value', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='number')),
                    ('low', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='not less than')),
                    ('high', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='not more than')),
                    ('base', models.PositiveIntegerField(blank=True, null=True, verbose_name='of how many (n)')),
                    ('confidence', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name='confidence in per cent')),
                    ('source', models.CharField(max_length=300, verbose_name='source')),
                    ('source_url', models.URLField(blank=True, max_length=500, verbose_name='link to it')),
                    ('archived_url', models.URLField(blank=True, max_length=500, verbose_name='archived copy')),
                    ('place', models.CharField(blank=True, max_length=120, verbose_name='where in it')),
                    ('revision', models.PositiveSmallIntegerField(default=1, editable=False)),
                    ('because', models.CharField(blank=True, max_length=300, verbose_name='why it was revised')),
                    ('superseded_at', models.DateTimeField(editable=False, null=True)),
                    ('written_at', models.DateTimeField(editable=False)),
                    ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('indicator', 'area', 'starts', 'ends', 'revision'), name='one_observation_a_revision'), models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('indicator', 'area', 'starts', 'ends'), name='one_observation_stands_for_a_date'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='observation_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='observation_has_a_source'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='observation_is_not_negative'), models.CheckConstraint(condition=models.Q(('low__isnull', True), ('high__isnull', True), ('low__lte', models.F('high')), _connector='OR'), name='observation_bounds_are_in_order'), models.CheckConstraint(condition=models.Q(('confidence__isnull', True), models.Q(('confidence__gt', 0), ('confidence__lte', 100)), _connector='OR'), name='observation_confidence_is_a_share')],
                },
            ),
        ]),
    ]
