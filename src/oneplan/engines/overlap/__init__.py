"""The overlap radar: the same work seen across levels, agencies, years and funds.

``match_file`` and ``match_table`` find overlaps in tables, ``match_rows`` in
arrays, ``Index`` answers for one text at a time, ``learn`` and ``measure`` train
and judge.  How it decides: docs/rules/overlap.md.
"""

from oneplan.engines.overlap.engine import Pairs, match_rows
from oneplan.engines.overlap.files import (
    Report,
    UnreadableTable,
    gazetteer_of,
    match_file,
    match_table,
    read_gazetteer,
    rows_of,
)
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.index import Index, Twin
from oneplan.engines.overlap.model import Model, load_model, standard_model
from oneplan.engines.overlap.records import Rows
from oneplan.engines.overlap.sharing import RUNNERS, Runner, RunnerMissing
from oneplan.engines.overlap.training import label, learn, measure
from oneplan.engines.overlap.verdicts import Verdict

__all__ = [
    "RUNNERS",
    "Gazetteer",
    "Index",
    "Model",
    "Pairs",
    "Report",
    "Rows",
    "Runner",
    "RunnerMissing",
    "Twin",
    "UnreadableTable",
    "Verdict",
    "gazetteer_of",
    "label",
    "learn",
    "load_model",
    "match_file",
    "match_rows",
    "match_table",
    "measure",
    "read_gazetteer",
    "rows_of",
    "standard_model",
]
