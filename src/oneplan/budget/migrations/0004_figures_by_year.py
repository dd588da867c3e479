"""The last year with printed money is read from the end of an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("budget", "0003_kept_sums")]

    operations = [
        migrations.AddIndex(
            model_name="keptsum",
            index=models.Index(fields=["figure", "fiscal_year"], name="budget_keptsum_figure"),
        ),
    ]
