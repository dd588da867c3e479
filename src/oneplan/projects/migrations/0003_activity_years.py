"""The first and last fiscal year of activities are read from an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_labels")]

    operations = [
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(fields=["fiscal_year"], name="projects_activity_year"),
        ),
    ]
