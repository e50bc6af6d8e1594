"""What the specification cases get wrong: ``python -m tests.specs.report [KIND | ID]... [--write]``.

Failures are printed by kind, what was expected (-) and what came out (+). ``--write`` writes the list of known failures,
keeping the reasons that stand in it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from tests.specs.cases import HERE, KNOWN, Case, Miss, cases, known_failures, misses, read_cases

HELD = HERE.parent / "gold" / "held-passages.json"


def main(arguments: list[str]) -> int:
    """Print the failures of the cases asked for; 1 when there are any."""
    if arguments == ["held"]:
        return _held()
    asked = [a for a in arguments if not a.startswith("-")]
    failed: list[tuple[Case, Miss]] = []
    for case in cases():
        if asked and not any(a in case.expect or case.id.startswith(a) for a in asked):
            continue
        failed.extend((case, miss) for miss in misses(case))
    for kind in dict.fromkeys(miss.kind for _, miss in failed):
        sys.stdout.write(f"== {kind}\n")
        sys.stdout.writelines(_block(case, miss) for case, miss in failed if miss.kind == kind)
    wrong = Counter(miss.kind for _, miss in failed)
    asked_of = Counter(kind for case in cases() for kind in case.expect)
    tally = ", ".join(f"{kind} {asked_of[kind] - wrong[kind]}/{asked_of[kind]}" for kind in sorted(asked_of))
    names = list(dict.fromkeys(case.id for case, _ in failed))
    new, mended = sorted(set(names) - set(known_failures())), sorted(set(known_failures()) - set(names))
    sys.stdout.write(f"{len(names)} of {len(cases())} cases fail; right: {tally}\n")
    if not asked:
        sys.stdout.write(f"not in known_failures.json: {new}\nmended, take off the list: {mended}\n")
    if "--write" in arguments and not asked:
        reasons = known_failures()
        rows = {case.id: reasons.get(case.id) or _reason(miss) for case, miss in reversed(failed)}
        KNOWN.write_text(json.dumps(dict(sorted(rows.items())), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _held() -> int:
    """How many of the held-back passages come out whole, without showing any of them."""
    held = read_cases(HELD)
    wrong = [misses(case) for case in held]
    kinds = Counter(miss.kind for found in wrong for miss in found)
    asked_of = Counter(kind for case in held for kind in case.expect)
    tally = ", ".join(f"{kind} {asked_of[kind] - kinds[kind]}/{asked_of[kind]}" for kind in sorted(asked_of))
    sys.stdout.write(f"held-back passages: {sum(not w for w in wrong)} of {len(held)} whole; right: {tally}\n")
    return 0


def _block(case: Case, miss: Miss) -> str:
    text = case.text.replace("\n", "⏎")
    lines = [f"{case.id} [{case.part} {case.organ} {case.year}] {text}"]
    lines += [f"    - {line}" for line in miss.expected]
    lines += [f"    + {line}" for line in miss.got]
    return "\n".join(lines) + "\n"


def _reason(miss: Miss) -> str:
    expected, got = "; ".join(miss.expected) or "nothing", "; ".join(miss.got) or "nothing"
    return f"{miss.kind}: {expected} -> {got}"[:160]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
