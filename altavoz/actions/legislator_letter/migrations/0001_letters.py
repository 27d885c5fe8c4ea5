# SPDX-License-Identifier: AGPL-3.0-or-later
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
        ('decision_makers', '0001_squashed_0003_corrections_and_staff_facts'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='CircularLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='circular_letter', to='campaigns.action')),
                    ('chamber', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.body', verbose_name='chamber in which it goes round')),
                    ('day', models.DateField(blank=True, null=True, verbose_name='the letter’s day')),
                    ('addressee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office', verbose_name='to whom it goes')),
                    ('seated_on', models.DateField(editable=False, null=True)),
                    ('seated_chamber', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.body')),
                ],
                options={
                    'verbose_name': 'letter among legislators',
                    'verbose_name_plural': 'letters among legislators',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('seated_chamber__isnull', True), ('seated_on__isnull', True)), models.Q(('seated_chamber__isnull', False), ('seated_on__isnull', False)), _connector='OR'), name='letter_seats_have_a_day_and_a_chamber')],
                },
            ),
            migrations.CreateModel(
                name='LetterText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='legislator_letter.circularletter')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('subject', models.CharField(max_length=200, verbose_name='subject')),
                    ('text', models.TextField(blank=True, verbose_name='text of the letter')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('letter', 'language'), name='one_letter_text_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Lead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='leads', to='legislator_letter.circularletter')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office', verbose_name='seat of who leads it')),
                    ('place', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('letter', 'office'), name='leads_once_a_letter')],
                },
            ),
            migrations.CreateModel(
                name='Recess',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='recesses', to='legislator_letter.circularletter')),
                    ('since', models.DateField(verbose_name='from')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until (last day)')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ],
                options={
                    'ordering': ['since', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='recess_ends_after_it_begins', violation_error_message='A recess ends after it begins.')],
                },
            ),
            migrations.CreateModel(
                name='EarlierLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier', to='legislator_letter.circularletter')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('number', models.PositiveIntegerField(verbose_name='how many signed')),
                    ('source', models.CharField(max_length=300, verbose_name='source')),
                ],
                options={
                    'ordering': ['-year', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='EarlierLetterText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('earlier', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='legislator_letter.earlierletter')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('earlier', 'language'), name='one_earlier_title_a_language')],
                },
            ),
            migrations.CreateModel(
                name='LegislatorLetterPage',
                fields=[
                    ('actionpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='campaigns.actionpage')),
                ],
                options={
                    'verbose_name': 'letter among legislators',
                    'verbose_name_plural': 'letters among legislators',
                },
                bases=('campaigns.actionpage',),
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='legislator_letter.circularletter')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.office')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decision_makers.person')),
                    ('holding', models.CharField(choices=[('held', 'Held'), ('vacant', 'Vacant seat'), ('not_known', 'Holder not known')], max_length=16)),
                    ('party', models.CharField(blank=True, max_length=100)),
                    ('votes', models.BooleanField(default=True)),
                    ('division', models.CharField(blank=True, max_length=200)),
                    ('region', models.CharField(blank=True, max_length=200)),
                    ('source', models.CharField(blank=True, max_length=300)),
                    ('as_of', models.DateField(null=True)),
                    ('committees', models.ManyToManyField(related_name='+', to='decision_makers.body')),
                ],
                options={
                    'verbose_name': 'seat',
                    'verbose_name_plural': 'seats',
                    'constraints': [models.UniqueConstraint(fields=('letter', 'office'), name='one_seat_a_letter_and_office'), models.CheckConstraint(condition=models.Q(models.Q(('holding', 'held'), ('person__isnull', False)), models.Q(models.Q(('holding', 'held'), _negated=True), ('person__isnull', True)), _connector='OR'), name='held_seat_has_a_person')],
                },
            ),
            migrations.CreateModel(
                name='PastedList',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lists', to='legislator_letter.circularletter')),
                    ('state', models.CharField(choices=[('proposed', 'waits for a person'), ('confirmed', 'confirmed'), ('dropped', 'dropped'), ('undone', 'undone')], default='proposed', max_length=12)),
                    ('says', models.CharField(max_length=12)),
                    ('source', models.CharField(max_length=300)),
                    ('known_on', models.DateField()),
                    ('pasted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pasted_at', models.DateTimeField()),
                    ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('settled_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'pasted list',
                    'verbose_name_plural': 'pasted lists',
                },
            ),
            migrations.CreateModel(
                name='PastedLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pasted', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='legislator_letter.pastedlist')),
                    ('number', models.PositiveIntegerField()),
                    ('text', models.CharField(max_length=300)),
                    ('certainty', models.CharField(max_length=10)),
                    ('candidates', models.JSONField(default=list)),
                    ('seat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='legislator_letter.seat')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('pasted', 'number'), name='one_pasted_line_a_number')],
                },
            ),
            migrations.CreateModel(
                name='Standing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='legislator_letter.seat')),
                    ('state', models.CharField(choices=[('unknown', 'Not known'), ('asked', 'Asked'), ('signed', 'Signed'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], max_length=12, verbose_name='standing')),
                    ('source', models.CharField(max_length=300, verbose_name='source')),
                    ('known_on', models.DateField(verbose_name='known since')),
                    ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('noted_at', models.DateTimeField()),
                    ('pasted', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='legislator_letter.pastedlist')),
                    ('undoes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_standings', to='legislator_letter.pastedlist')),
                ],
                options={
                    'verbose_name': 'standing',
                    'verbose_name_plural': 'standings',
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['unknown', 'asked', 'signed', 'refused', 'withdrawn'])), name='standing_is_one_of_five')],
                },
            ),
        ]),
    ]
