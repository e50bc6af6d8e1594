"""``reportkit evaluate``: how good are the records?"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportkit.cli.manners import FAILED, say, well_mannered
from reportkit.cli.terminal import tell

if TYPE_CHECKING:
    from reportkit.evaluate import Evaluation


@well_mannered
def evaluate(
    pred: Annotated[str, typer.Argument(metavar="PRED", help="JSON Lines written by extract.")],
    gold: Annotated[
        str, typer.Argument(metavar="GOLD_DIR", help="Folder of hand-labelled reports, one JSON file each.")
    ],
    texts: Annotated[
        list[str] | None,
        typer.Option("--texts", metavar="DIR", help="Where the texts are, if not where the reports say."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, spurious or wrong, first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as one JSON object.")] = False,
) -> int:
    """\b
    reportkit evaluate out.jsonl tests/gold/seeds --json | jq .meetings

    Precision, recall and F1 with counts: by kind of record, for figures by category, and precision by rule.

    \b
    figures             evidence holds the gold numeral and little more; value, unit
    figures_typed       also category          figures_full  also approx, status, value_max
    meetings            counted: evidence holds the numeral, within a sentence; count, body
    named_meetings      no count: overlap, within a sentence; body
    suggestions         evidence holds the numeral; value, kind      suggestions_action  also action
    law_inspections     overlap, within a sentence; name, status     law_inspections_mode  also mode
    tasks, shortcomings at least 70 % of the joint characters in common
    oversight           overlap, within a sentence; form, status, much the same topic
    meta                share of fields right, where gold has a value or the report claims one
    detail.*            share right among the records found
    by confidence       records that are right as a whole: value, unit, category (kind and action; law and mode),
                        status, actor, change, per; with a 95 % interval
    """
    from reportkit.evaluate import evaluate as run

    result = run(pred, gold, texts or [])
    if errors:
        for document, error in result.errors:
            record = {key: value for key, value in error.record.items() if value is not None}
            tell(f"{document}\t{error.kind}\t{error.what}\t{json.dumps(record, ensure_ascii=False)[:300]}")
    if as_json:
        sys.stdout.write(json.dumps(result.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _table(result))
    for problem in result.problems:
        say(problem)
    return FAILED if result.problems else 0


def _table(result: Evaluation) -> list[str]:
    rows = result.as_dict()
    categories, rules, levels = rows.pop("by_category"), rows.pop("by_rule"), rows.pop("by_confidence")
    lines = _block("kind", {name: row for name, row in rows.items() if "p" in row})
    lines += ["", *_block("figures_typed by category", dict(sorted(categories.items())))]
    lines += ["", f"{'precision by rule':<44}{'P':>8}{'tp':>7}{'pred':>7}"]
    lines += [f"{name:<44}{row['p']:>8.3f}{row['tp']:>7}{row['pred']:>7}" for name, row in sorted(rules.items())]
    lines += ["", f"{'right as a whole, by confidence':<34}{'share':>8}{'95 %':>16}{'right':>7}{'of':>7}"]
    for told in levels:
        name, between = f"{told['kind']} {told['confidence']}", f"{told['low']:.3f} to {told['high']:.3f}"
        lines.append(f"{name:<34}{told['share']:>8.3f}{between:>16}{told['right']:>7}{told['of']:>7}")
    lines.append(
        f"\nMEAN F1 {result.mean:.4f} over {result.documents} texts; "
        f"gold figures missed and not listed as unclaimed: {result.silent} of {result.asked}"
    )
    return lines


def _block(title: str, rows: dict[str, dict[str, Any]]) -> list[str]:
    lines = [f"{title:<26}{'P':>8}{'R':>8}{'F1':>8}{'tp':>7}{'pred':>7}{'gold':>7}"]
    for name, row in rows.items():
        shares = f"{row['p']:>8.3f}{row['r']:>8.3f}{row['f1']:>8.3f}"
        lines.append(f"{name:<26}{shares}{row['tp']:>7}{row['pred']:>7}{row['gold']:>7}")
    return lines
