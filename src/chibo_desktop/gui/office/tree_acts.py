"""What one does with the tree, asked for in forms; the page shows what came of it."""

from collections.abc import Sequence

from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.domain.unit_change import UnitChangeKind
from chibo_desktop.gui.office.decision_form import DecisionForm
from chibo_desktop.gui.office.unit_form import UnitForm
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.enrolment import add_subordinate
from chibo_desktop.services.session import Unit
from chibo_desktop.services.subordinates import (
    SubordinateLine,
    edit_subordinate,
    subordinate_to_edit,
)
from chibo_desktop.services.unit_changes import (
    ActDraft,
    RecordedAct,
    carry_out_act,
    members_of_unit,
    preview_act,
    take_back_act,
)
from chibo_desktop.wording.unit_tree import (
    ACT_WORDS,
    TAKE_BACK_WORDS,
    carried_out_text,
    taken_back_text,
)


class TreeActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def add(self, known: Sequence[SubordinateLine]) -> None:
        """Enter one more unit."""

        def save(unit: Unit, said: Subordinate) -> str:
            add_subordinate(
                unit,
                name=said.name,
                code=said.code,
                kind=WorkplaceKind(said.kind),
                parent_id=said.parent_id,
                phone_contact=said.phone_contact,
                since=said.since,
                until=said.until,
            )
            return ""

        self.open_form(UnitForm(known, parent=self._window), save)

    def edit(self, known: Sequence[SubordinateLine], unit_id: str) -> None:
        """Put right what was entered of a unit."""

        def save(unit: Unit, said: Subordinate) -> str:
            edit_subordinate(unit, said)
            return ""

        def show(one: Subordinate) -> None:
            self.open_form(UnitForm(known, one, self._window), save)

        self._context.runner.run(
            lambda unit: subordinate_to_edit(unit, unit_id),
            show,
            self._context.dialogs.warn_problems,
            owner=self._window,
        )

    def decide(self, units: Sequence[SubordinateLine], chosen: Sequence[str]) -> None:
        """Ask which decision it is, then what it says."""
        kinds = list(UnitChangeKind)
        picked = self._context.dialogs.choose(
            "Ghi quyết định về tổ chức đơn vị",
            "Quyết định có số, ngày hiệu lực; đơn vị liên quan nhận được cùng chỉ đạo kế tiếp. Tên "
            "và nơi trực thuộc của những tháng trước giữ nguyên.",
            [ACT_WORDS[kind] for kind in kinds],
        )
        if picked is None:
            return
        form = DecisionForm(kinds[picked], units, chosen, self._window)
        runner = self._context.runner

        def look(draft: ActDraft) -> None:
            runner.run(
                lambda unit: preview_act(unit, draft), form.show_preview, owner=form, latest="look"
            )

        def members(unit_id: str) -> None:
            runner.run(lambda unit: members_of_unit(unit, unit_id), form.show_members, owner=form)

        form.looked.connect(look)
        form.members_asked.connect(members)
        if kinds[picked] is UnitChangeKind.SPLIT:
            members(form.one.value())
        form.look()
        self.open_form(form, _carried_out)

    def take_back(self, act: RecordedAct) -> None:
        """Take a decision back, with the reason."""
        first = act.first
        reason = self._context.dialogs.ask_text(
            f"Rút lại quyết định {first.decision_no}?",
            TAKE_BACK_WORDS,
            "Rút lại",
        )
        if reason is not None:
            self._context.runner.run(
                lambda unit: take_back_act(unit, act.act_id, reason),
                lambda done: self._say(
                    taken_back_text(first.decision_no, done.withdrawn, done.stayed)
                ),
                self._context.dialogs.warn_problems,
                owner=self._window,
            )


def _carried_out(unit: Unit, draft: ActDraft) -> str:
    done = carry_out_act(unit, draft)
    return carried_out_text(
        done.changes[0], sum(one.count for one in done.handed_over if not one.stays)
    )
