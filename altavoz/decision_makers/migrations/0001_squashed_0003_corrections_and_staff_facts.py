# SPDX-License-Identifier: AGPL-3.0-or-later
import altavoz.personal_data.fields
import altavoz.personal_data.public_ids
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from altavoz.making_tables import CreateModels


class Migration(migrations.Migration):

    # Taken together in November 2026: a database that has all of these has this one.
    replaces = [
        ('decision_makers', '0001_initial'),
        ('decision_makers', '0002_directory'),
        ('decision_makers', '0003_corrections_and_staff_facts'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='DirectorySource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.CharField(max_length=60, unique=True, verbose_name='source')),
                ],
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='decision_makers.directorysource')),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country (ISO code)')),
                    ('said_by', models.CharField(max_length=300, verbose_name='where it is from')),
                    ('licence', models.CharField(max_length=200, verbose_name='licence')),
                    ('as_of', models.DateField(verbose_name='date of the source')),
                    ('holds_from', models.DateField(blank=True, null=True, verbose_name='tells of days from')),
                    ('holds_until', models.DateField(blank=True, null=True, verbose_name='tells of days until')),
                    ('made_at', models.DateTimeField(verbose_name='imported')),
                    ('holders', models.PositiveIntegerField(default=0, verbose_name='holders')),
                ],
                options={
                    'verbose_name': 'edition of a source',
                    'verbose_name_plural': 'editions of sources',
                    'constraints': [models.UniqueConstraint(fields=('source', 'number'), name='one_edition_a_number')],
                },
            ),
            migrations.CreateModel(
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(blank=True, editable=False, max_length=100, null=True, unique=True)),
                    ('country', models.CharField(blank=True, max_length=2, verbose_name='country (ISO code)')),
                    ('sort', models.CharField(choices=[('chamber', 'chamber of a legislature'), ('government', 'government or ministry'), ('embassy', 'embassy or consulate'), ('court', 'court'), ('company', 'company'), ('united_nations', 'United Nations body'), ('other', 'other')], default='other', max_length=20, verbose_name='sort')),
                ],
                options={
                    'verbose_name': 'body',
                    'verbose_name_plural': 'bodies',
                },
            ),
            migrations.CreateModel(
                name='Office',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('key', models.CharField(blank=True, editable=False, max_length=150, null=True, unique=True)),
                    ('country', models.CharField(max_length=2, verbose_name='country (ISO code)')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offices', to='decision_makers.body', verbose_name='body in the directory')),
                    ('role', models.CharField(blank=True, max_length=40, verbose_name='role (one word, such as senator)')),
                    ('body', models.CharField(blank=True, max_length=200, verbose_name='body')),
                    ('division', models.CharField(blank=True, db_index=True, max_length=200, verbose_name='division (OCD id)')),
                    ('holding', models.CharField(choices=[('by_term', 'as its terms say'), ('vacant', 'vacant'), ('not_known', 'not known')], default='by_term', max_length=16, verbose_name='holder')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='official e-mail')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                    ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                    ('by_staff', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ],
                options={
                    'verbose_name': 'office',
                    'verbose_name_plural': 'offices',
                },
            ),
            migrations.CreateModel(
                name='Listing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='decision_makers.edition')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='decision_makers.office')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('edition', 'office'), name='one_listing_an_office')],
                },
            ),
            migrations.CreateModel(
                name='Postcode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postcodes', to='decision_makers.edition')),
                    ('prefix', models.CharField(max_length=12)),
                    ('division', models.CharField(max_length=200)),
                    ('redrawn', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [models.Index(fields=['prefix', 'edition'], name='postcode_by_prefix')],
                },
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', altavoz.personal_data.public_ids.PublicIdField(default=altavoz.personal_data.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                    ('key', models.CharField(blank=True, editable=False, max_length=100, null=True, unique=True)),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('sort_name', models.CharField(blank=True, max_length=200, verbose_name='name in a list')),
                    ('folded', models.CharField(db_index=True, default='', editable=False, max_length=200)),
                    ('honorific', models.CharField(blank=True, max_length=50, verbose_name='honorific')),
                    ('wikidata', models.CharField(blank=True, max_length=20, verbose_name='Wikidata id')),
                    ('by_staff', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ],
                options={
                    'verbose_name': 'person in office',
                    'verbose_name_plural': 'persons in office',
                },
            ),
            migrations.CreateModel(
                name='ContactPoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', modelcluster.fields.ParentalKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='decision_makers.office')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='decision_makers.person')),
                    ('way', models.CharField(choices=[('email', 'e-mail'), ('phone', 'telephone'), ('fax', 'fax'), ('postal', 'postal address'), ('form', 'web form'), ('website', 'website'), ('social', 'social network')], max_length=10, verbose_name='way')),
                    ('value', models.CharField(max_length=500, verbose_name='number, address or link')),
                    ('label', models.CharField(blank=True, max_length=200, verbose_name='which one')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('hours', models.CharField(blank=True, max_length=300, verbose_name='opening hours')),
                    ('zone', models.CharField(blank=True, max_length=50, verbose_name='time zone')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                    ('as_of', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                    ('gone', models.BooleanField(default=False, verbose_name='not in use any more')),
                    ('instead_of', models.CharField(blank=True, default='', editable=False, max_length=500)),
                    ('edition', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='decision_makers.edition')),
                ],
                options={
                    'verbose_name': 'contact point',
                    'verbose_name_plural': 'contact points',
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('office__isnull', False), ('person__isnull', True)), models.Q(('office__isnull', True), ('person__isnull', False)), _connector='OR'), name='contact_of_an_office_or_a_person')],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='decision_makers.office')),
                    ('kind', models.CharField(choices=[('holder', 'Who holds the office'), ('title', 'What the office is called'), ('email', 'The e-mail address'), ('phone', 'A telephone number'), ('fax', 'The fax number'), ('postal', 'The postal address'), ('form', 'The link to its form'), ('website', 'The website'), ('social', 'A social network'), ('place', 'The place it stands for'), ('other', 'Something else')], max_length=16, verbose_name='what is wrong')),
                    ('words', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('link', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email', altavoz.personal_data.fields.SealedText(blank=True)),
                    ('email_key', models.BinaryField(max_length=32, null=True)),
                    ('language', models.CharField(max_length=5)),
                    ('state', models.CharField(choices=[('waiting', 'waits'), ('accepted', 'accepted'), ('refused', 'refused')], default='waiting', max_length=16, verbose_name='state')),
                    ('refusal', models.CharField(blank=True, choices=[('no_source', 'We could not find it in a source that we can name.'), ('source_differs', 'The source that we trust says otherwise.'), ('already', 'It says so already.'), ('not_public', 'It is private, and no contact of the office.'), ('not_about_it', 'It is not about this office.')], max_length=16, verbose_name='why refused')),
                    ('made_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'proposal for correction',
                    'verbose_name_plural': 'proposals for correction',
                    'indexes': [models.Index(fields=['state', 'made_at'], name='correction_waits'), models.Index(fields=['email_key'], name='correction_of_an_address')],
                },
            ),
            migrations.CreateModel(
                name='Division',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ocd_id', models.CharField(max_length=200, unique=True, verbose_name='OCD id')),
                    ('country', models.CharField(max_length=2, verbose_name='country (ISO code)')),
                    ('kind', models.CharField(blank=True, max_length=30, verbose_name='sort')),
                    ('parent', models.CharField(blank=True, db_index=True, max_length=200, verbose_name='lies in (OCD id)')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                    ('valid_through', models.DateField(blank=True, null=True, verbose_name='valid through')),
                ],
                options={
                    'verbose_name': 'division',
                    'verbose_name_plural': 'divisions',
                },
            ),
            migrations.CreateModel(
                name='DivisionText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('division', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='decision_makers.division')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('folded', models.CharField(db_index=True, default='', editable=False, max_length=200)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('division', 'language'), name='one_division_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='BodyText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('body', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='decision_makers.body')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('body', 'language'), name='one_body_name_a_language')],
                },
            ),
            migrations.CreateModel(
                name='OfficeText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='decision_makers.office')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=5, verbose_name='language')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('salutation', models.CharField(blank=True, max_length=200, verbose_name='salutation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('office', 'language'), name='one_title_a_language')],
                },
            ),
            migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='decision_makers.office')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='decision_makers.person', verbose_name='person')),
                    ('standing', models.CharField(choices=[('holder', 'holds it'), ('acting', 'acting'), ('designate', 'designate'), ('vacant', 'vacant')], default='holder', max_length=16, verbose_name='standing')),
                    ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until (last day)')),
                    ('party', models.CharField(blank=True, max_length=100, verbose_name='party')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                    ('as_of', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                    ('edition', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='decision_makers.edition')),
                ],
                options={
                    'verbose_name': 'term',
                    'verbose_name_plural': 'terms',
                    'constraints': [models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='term_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', True), ('standing', 'vacant')), models.Q(models.Q(('standing', 'vacant'), _negated=True), ('person__isnull', False)), _connector='OR'), name='term_has_a_person_or_is_vacant', violation_error_message='Choose the person, or say that the office is vacant.')],
                },
            ),
        ]),
        migrations.AddField(
            model_name='directorysource',
            name='shown',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shown_by', to='decision_makers.edition'),
        ),
    ]
