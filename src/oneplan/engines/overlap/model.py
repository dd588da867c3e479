"""The trained model and its limits, kept as a versioned JSON file."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from oneplan.engines.overlap.boosting import Boosting
from oneplan.engines.overlap.features import NAMES
from oneplan.engines.overlap.lexicon import DATA
from oneplan.engines.overlap.verdicts import Limits

FORMAT = 1


class ModelMismatch(ValueError):
    """The file was made for other features or another format; train it again."""


@dataclass(frozen=True)
class Model:
    """Trees, the scores from which verdicts are given, and where they came from."""

    trees: Boosting
    limits: Limits
    about: dict[str, Any] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the model; equal training writes equal bytes."""
        limits = {k: round(float(v), 6) for k, v in vars(self.limits).items()}
        data = {"format": FORMAT, "about": self.about, "limits": limits, **self.trees.as_dict()}
        lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in data.items()]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def load_model(path: Path) -> Model:
    """Read a model file.  Raises ``ModelMismatch`` if it does not fit this engine."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if data.get("format") != FORMAT or tuple(data.get("names", ())) != NAMES:
        raise ModelMismatch(str(path))
    return Model(Boosting.from_dict(data), Limits(**data["limits"]), data.get("about", {}))


@cache
def standard_model() -> Model:
    """Return the model that comes with the engine."""
    return load_model(DATA / "model.json")
