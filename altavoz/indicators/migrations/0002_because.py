from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_indicators")]

    operations = [migrations.RenameField(model_name="observation", old_name="reason", new_name="because")]
