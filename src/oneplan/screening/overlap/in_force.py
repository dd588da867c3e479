"""The engine's model in force: the learnt one that proved better, else the one it comes with."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from oneplan.documents.models import File
from oneplan.documents.services import content_of
from oneplan.engines.overlap import Model, load_model, standard_model
from oneplan.screening.models import LearntModel

STANDARD = "standard"


def model_in_force() -> tuple[Model, str]:
    """The model and its name: ``standard`` or the day and key of the learnt one."""
    learnt = LearntModel.objects.filter(is_used=True).select_related("file").first()
    if learnt is None or learnt.file is None:
        return standard_model(), STANDARD
    return _loaded(learnt.file.sha256), f"{learnt.made_at:%Y-%m-%d} {str(learnt.pk)[-6:]}"


@lru_cache(maxsize=2)
def _loaded(sha256: str) -> Model:
    """Read once a process: the bytes under a digest never change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        path.write_bytes(content_of(File.objects.get(sha256=sha256)))
        return load_model(path)
