"""What is kept of each cell, added up by province."""

from django.db import migrations, models

ADD_UP = """
INSERT INTO coverage_provincecount (province, fiscal_year, is_public, figure, target_id, rows, satang)
SELECT province, fiscal_year, is_public, figure, target_id, sum(rows), sum(satang)
FROM coverage_keptcount GROUP BY 1, 2, 3, 4, 5;
"""


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_kept_counts")]

    operations = [
        migrations.CreateModel(
            name="ProvinceCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("province", models.CharField(blank=True, max_length=2)),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("is_public", models.BooleanField()),
                ("figure", models.CharField(max_length=12)),
                ("target_id", models.UUIDField(null=True)),
                ("rows", models.IntegerField()),
                ("satang", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "count of a province",
                "verbose_name_plural": "counts of provinces",
            },
        ),
        migrations.AddIndex(
            model_name="provincecount",
            index=models.Index(fields=["fiscal_year", "target_id"], name="coverage_province_year"),
        ),
        migrations.AddConstraint(
            model_name="provincecount",
            constraint=models.UniqueConstraint(
                fields=("province", "fiscal_year", "is_public", "figure", "target_id"),
                name="coverage_province_once",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL(sql=ADD_UP, reverse_sql=migrations.RunSQL.noop),
    ]
