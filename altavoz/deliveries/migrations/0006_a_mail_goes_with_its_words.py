import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deliveries', '0005_names_are_looked_through_at_once'),
        ('personal_data', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='replymail',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personal_data.privatefile'),
        ),
    ]
