"""Sums of a province's papers are read from the index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("funds", "0002_line_once_a_year")]

    operations = [
        migrations.RemoveIndex(model_name="publishedline", name="funds_line_province"),
        migrations.AddIndex(
            model_name="publishedline",
            index=models.Index(
                fields=["province_code", "fiscal_year", "kind"],
                include=("satang", "subject"),
                name="funds_line_sums",
            ),
        ),
    ]
