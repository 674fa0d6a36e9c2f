"""How often a property or a fault of the exchange is tried: at every change, or every night.

`CHIBO_FAULTS=nightly` asks for the nightly numbers (`python3 dev.py faults`); it is read here and
nowhere else. docs/proof.md says which test proves what; a test that proves something says so with
`@proves("F13", number=…)`.
"""

import os
from collections import defaultdict
from dataclasses import dataclass

import pytest

NIGHTLY = os.environ.get("CHIBO_FAULTS") == "nightly"
PROPERTY_EXAMPLES, PROPERTY_STEPS = 20_000, 80  # protocol.md §3.17, nightly


def times(*, pr: int, nightly: int) -> int:
    """How often to try: `pr` in the ordinary tests, `nightly` in the nightly ones."""
    return nightly if NIGHTLY else pr


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


def summary(passed: list[pytest.TestReport], failed: list[pytest.TestReport]) -> list[str]:
    """One line for each property or fault: tests, examples tried, whether all passed."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for reports, failures in ((passed, 0), (failed, 1)):
        for report in reports:
            for name, told in report.user_properties:
                if name == "proves":
                    fault, number = told
                    tally = tallies[fault]
                    tally.tests, tally.failed = tally.tests + 1, tally.failed + failures
                    tally.number += number
    ordered = sorted(tallies.items(), key=lambda one: (one[0][0] == "F", int(one[0][1:])))
    return [f"{'':6}{'tests':>7}{'examples':>12}"] + [
        f"{fault:6}{one.tests:>7}{one.number:>12,}  {'FAILED' if one.failed else 'passed'}"
        for fault, one in ordered
    ]
