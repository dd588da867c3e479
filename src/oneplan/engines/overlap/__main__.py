"""Command line: ``python -m oneplan.engines.overlap {match,train,evaluate}``."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import polars as pl

from oneplan.engines.overlap.files import UnreadableTable, match_file, read_gazetteer, read_table
from oneplan.engines.overlap.model import load_model, standard_model
from oneplan.engines.overlap.sharing import RUNNERS, RunnerMissing
from oneplan.engines.overlap.training import label, learn, measure


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m oneplan.engines.overlap", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    match = actions.add_parser("match", help="find overlaps in a CSV or Parquet file")
    train = actions.add_parser("train", help="learn from a file with a column entity")
    check = actions.add_parser("evaluate", help="measure a model on a file with a column entity")
    for each in (match, train, check):
        each.add_argument("file", type=Path)
        each.add_argument("--gazetteer", type=Path, help="table with code, level, name_th, moo")
    for each in (match, check):
        each.add_argument("--model", type=Path, help="model file; default: the standard model")
    match.add_argument("--out", type=Path, help="CSV to write the pairs to")
    match.add_argument("--json", action="store_true", help="print a summary as one JSON line")
    match.add_argument("--workers", type=int, default=1, help="processes to use")
    match.add_argument("--runner", choices=RUNNERS, default="processes", help="where they run")
    train.add_argument("--out", type=Path, required=True, help="model file to write")
    train.add_argument("--about", default="", help="what the data is, kept in the model")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 2 means unreadable input or a runner not installed."""
    options = _parser().parse_args(arguments)
    try:
        return {"match": _match, "train": _train, "evaluate": _evaluate}[options.action](options)
    except UnreadableTable as problem:
        print(f"unreadable table: {problem}", file=sys.stderr)
        return 2
    except RunnerMissing as problem:
        print(problem, file=sys.stderr)
        return 2


def _match(options: argparse.Namespace) -> int:
    model = load_model(options.model) if options.model else None
    pairs, report = match_file(
        options.file, gazetteer=options.gazetteer, out=options.out, workers=options.workers,
        model=model, runner=options.runner,
    )  # fmt: skip
    if options.json:
        print(json.dumps(asdict(report)))
    elif options.out is None:
        sys.stdout.write(pairs.write_csv())
    return 0


def _labelled_table(options: argparse.Namespace) -> pl.DataFrame:
    table = read_table(options.file)
    if "entity" not in table.columns:
        raise UnreadableTable("entity")
    return table


def _train(options: argparse.Namespace) -> int:
    data = label(_labelled_table(options), read_gazetteer(options.gazetteer))
    model = learn(data, about={"data": options.about})
    model.save(options.out)
    print(json.dumps({"limits": vars(model.limits), "about": model.about}, ensure_ascii=False))
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    model = load_model(options.model) if options.model else standard_model()
    data = label(_labelled_table(options), read_gazetteer(options.gazetteer))
    found = {"with_money": asdict(measure(data, model)),
             "without_money": asdict(measure(data, model, money=False))}  # fmt: skip
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
