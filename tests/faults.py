"""How often a property or a fault of the exchange is tried: at every change, or every night.

`CHIBO_FAULTS=nightly` asks for the nightly numbers (`python3 dev.py faults`). A shorter night tries
a share of them, `CHIBO_FAULTS_SHARE=0.05`, never fewer than at every change. What chance decides
is another every night and follows from `CHIBO_FAULTS_SEED`, which the summary names. All three are
read here and nowhere else. docs/proof.md says which test proves what; a test that proves something
says so with `@proves("F13", number=…)`.
"""

import os
import random
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import pytest

NIGHTLY = os.environ.get("CHIBO_FAULTS") == "nightly"
SHARE = Fraction(os.environ.get("CHIBO_FAULTS_SHARE") or 1)
SEED = os.environ.get("CHIBO_FAULTS_SEED", "")
PROPERTY_EXAMPLES, PROPERTY_STEPS = 20_000, 80  # protocol.md §3.17, nightly


def times(*, pr: int, nightly: int) -> int:
    """How often to try: `pr` in the ordinary tests, a share of `nightly` in the nightly ones."""
    return max(pr, round(nightly * SHARE)) if NIGHTLY else pr


def chance(number: int) -> random.Random:
    """What chance decides in one test: always the same at every change, another at night."""
    return random.Random(f"{number} {SEED}" if NIGHTLY else number)


def proves(*faults: str, number: int = 1) -> pytest.MarkDecorator:
    """Marks a test that proves these properties or faults, with `number` examples in one run."""
    return pytest.mark.proves(*faults, number=number)


def properties_of(item: pytest.Item) -> list[tuple[str, object]]:
    """What the report of this test must carry to be counted, from any process it runs in."""
    return [
        ("proves", (fault, mark.kwargs["number"]))
        for mark in item.iter_markers("proves")
        for fault in mark.args
    ]


@dataclass
class _Tally:
    tests: int = 0
    number: int = 0
    failed: int = 0
    seconds: float = 0.0


def summary(passed: list[pytest.TestReport], failed: list[pytest.TestReport]) -> list[str]:
    """One line for each property or fault: tests, examples, minutes, whether all passed."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for reports, failures in ((passed, 0), (failed, 1)):
        for report in reports:
            for name, told in report.user_properties:
                if name == "proves":
                    fault, number = told
                    tally = tallies[fault]
                    tally.tests, tally.failed = tally.tests + 1, tally.failed + failures
                    tally.number += number
                    tally.seconds += report.duration
    ordered = sorted(tallies.items(), key=lambda one: (one[0][0] == "F", int(one[0][1:])))
    heading = f"share {float(SHARE):g}, seed {SEED or 'none'}"
    return [heading, f"{'':6}{'tests':>7}{'examples':>12}{'minutes':>10}"] + [
        f"{fault:6}{one.tests:>7}{one.number:>12,}{one.seconds / 60:>10.1f}"
        f"  {'FAILED' if one.failed else 'passed'}"
        for fault, one in ordered
    ]
