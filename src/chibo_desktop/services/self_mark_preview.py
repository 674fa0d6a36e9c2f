"""What a folder of members' workbooks would bring: shown and decided on before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from chibo_desktop.domain.problems import Problem


class FileState(StrEnum):
    """What was found of one workbook."""

    NEW = "new"  # marks, and none of them were there
    DIFFERENT = "different"  # some differ from marks already there
    SAME = "same"  # nothing that is not there already
    EMPTY = "empty"
    TWICE = "twice"  # another file of the same member
    ALTERED = "altered"  # what was locked is not as it was written
    REFUSED = "refused"  # not a file of this round; `problems` say why


class Choice(StrEnum):
    """What to do with a workbook."""

    TAKE = "take"  # lấy mới: every mark of the file
    KEEP = "keep"  # giữ cũ: only where nothing is there
    LEAVE = "leave"  # bỏ qua
    ASK = "ask"  # not chosen yet: nothing is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """One workbook: whose, what it brings, what is wrong with it, what will be done."""

    path: Path
    state: FileState
    evaluation_id: str = ""
    full_name: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    choice: Choice = Choice.LEAVE

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Which of its marks differ from marks that are there: criterion, before, in the file."""
        return tuple(
            (code, self.before[code], mark)
            for code, mark in self.marks.items()
            if self.before.get(code, mark) != mark
        )

    @property
    def differing(self) -> int:
        """How many of its marks differ from marks that are there."""
        return len(self.differences)

    @property
    def fresh(self) -> int:
        """How many of its marks are for empty cells."""
        return sum(1 for code in self.marks if code not in self.before)

    @property
    def brings_notes(self) -> bool:
        """Whether the choice would write notes."""
        return bool(self.notes) and self.choice in (Choice.TAKE, Choice.KEEP)

    @property
    def taken(self) -> dict[str, str]:
        """The marks that the choice would write."""
        if self.choice is Choice.TAKE:
            return {c: mark for c, mark in self.marks.items() if self.before.get(c) != mark}
        if self.choice is Choice.KEEP:
            return {c: mark for c, mark in self.marks.items() if c not in self.before}
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A folder as read: its files, and whose are missing."""

    round_id: str
    files: tuple[ReadFile, ...]
    missing: tuple[str, ...]

    def choosing(self, path: Path, choice: Choice) -> "Gathering":
        """The same with another choice for one file; of two files of a member one at most wins."""
        chosen = next(one for one in self.files if one.path == path)
        taking = choice in (Choice.TAKE, Choice.KEEP)
        return replace(
            self,
            files=tuple(
                replace(one, choice=choice)
                if one.path == path
                else replace(one, choice=Choice.LEAVE)
                if taking
                and chosen.evaluation_id
                and one.evaluation_id == chosen.evaluation_id
                and one.state is not FileState.REFUSED
                else one
                for one in self.files
            ),
        )

    @property
    def unanswered(self) -> tuple[ReadFile, ...]:
        """Files on which one has to decide first."""
        return tuple(one for one in self.files if one.choice is Choice.ASK)

    @property
    def to_write(self) -> tuple[ReadFile, ...]:
        """Files that bring something."""
        return tuple(one for one in self.files if one.taken or one.brings_notes)
