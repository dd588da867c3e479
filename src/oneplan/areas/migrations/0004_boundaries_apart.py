import django.db.models.deletion
from django.db import migrations, models

COPY = """
INSERT INTO areas_boundary (area_id, geometry, taken_from_id)
SELECT code, boundary, boundary_list_id FROM areas_area WHERE boundary IS NOT NULL
"""
BACK = """
UPDATE areas_area SET boundary = geometry, boundary_list_id = taken_from_id
FROM areas_boundary WHERE area_id = code
"""


class Migration(migrations.Migration):

    dependencies = [
        ('areas', '0003_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='areas.area')),
                ('geometry', models.JSONField(verbose_name='GeoJSON geometry')),
                ('taken_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='boundaries', to='areas.boundarylist')),
            ],
            options={
                'verbose_name': 'boundary',
                'verbose_name_plural': 'boundaries',
            },
        ),
        migrations.RunSQL(COPY, BACK),
        migrations.RemoveField(
            model_name='area',
            name='boundary',
        ),
        migrations.RemoveField(
            model_name='area',
            name='boundary_list',
        ),
        migrations.AddIndex(
            model_name='area',
            index=models.Index(fields=['name_th'], name='areas_area_begins', opclasses=['varchar_pattern_ops']),
        ),
    ]
