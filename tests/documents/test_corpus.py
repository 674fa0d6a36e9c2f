"""Every awkward file and value met so far produces its sentence, and nothing worse."""

import pytest

from chibo_desktop.documents.sheets.header_words import member_targets
from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.records import type_of
from chibo_desktop.wording.problems import sentence
from documents.corpus import FILES, VALUES, BadFile, BadValue
from documents.list_books import sheet_of

_LABELS = {spec.name: f"{spec.group} {spec.label}" for spec in member_targets()}
_BESIDE = {"full_name": "Nguyễn Văn Đạt", "ethnic_group": "Kinh", "religion": "Không"}


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.what)
def test_a_bad_file_is_refused_with_its_sentence(bad: BadFile) -> None:
    with pytest.raises(DomainError) as refused:
        read_member_sheet(bad.make())
    (problem,) = refused.value.problems
    assert sentence(problem).startswith(bad.said)


@pytest.mark.parametrize("bad", VALUES, ids=lambda bad: f"{bad.field} {bad.cell!r}")
def test_a_bad_value_is_kept_or_left_and_told(bad: BadValue) -> None:
    cells = {**_BESIDE, bad.field: bad.cell}
    header = [_LABELS[name] for name in cells]
    (row,) = read_member_sheet(sheet_of([header, list(cells.values())])).rows
    assert row.values.get(bad.field) == bad.kept
    said = " ".join(sentence(problem) for problem in row.problems if problem.field == bad.field)
    assert bad.said in said
    assert bool(said) == bool(bad.said)
    type_of(Member).build("m", "n", row.values)  # what is kept, the record can hold
