"""Acts on shortcomings: note one, follow its mending, mend what was written, take one off."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.shortcoming import Shortcoming
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.gui.year.shortcoming_dialogs import MendingDialog, ShortcomingDialog
from chibo_desktop.services.shortcoming_board import ShortcomingBoard
from chibo_desktop.services.shortcomings import (
    ShortcomingLine,
    new_shortcoming,
    note_mending,
    remove_shortcoming,
    save_shortcoming,
)


class ShortcomingActs(OpensForms[ShortcomingDialog | MendingDialog]):
    """Opens the forms; what they change comes back through the page's reload."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        """`widget` is the page as the owner of forms and answers."""
        self._context, self._widget = context, widget

    def add(self, board: ShortcomingBoard | None) -> None:
        """A new one, pointed out today until said otherwise."""
        if board is None or not board.branches:
            return
        branch_id, today = board.branches[0].id, board.today
        self._context.runner.run(
            lambda unit: new_shortcoming(unit, branch_id, today),
            lambda draft: self._open_form(board, draft),
            owner=self._widget,
        )

    def edit(self, board: ShortcomingBoard | None, line: ShortcomingLine) -> None:
        """Mend what was written."""
        if board is not None:
            self._open_form(board, line.shortcoming)

    def note(self, line: ShortcomingLine) -> None:
        """Note where the mending stands."""
        today, one = self._context.today(), line.shortcoming
        form = MendingDialog(line, today, self._widget)

        carry_out(
            self._context,
            form,
            lambda unit, state, percent, note, noted_on: note_mending(
                unit, one.id, state, percent, note, noted_on=noted_on, today=today
            ),
        )
        self.show_form(form)

    def remove(self, line: ShortcomingLine) -> None:
        """Take one that was entered by mistake off the lists."""
        reason = self._context.dialogs.ask_text(
            "Bỏ hạn chế, khuyết điểm ghi nhầm?",
            "Hạn chế thật đã khắc phục thì không bỏ mà ghi “Đã khắc phục”. Lý do bỏ:",
            "Bỏ khỏi danh sách",
        )
        identity = line.shortcoming.id
        if reason:
            self._context.runner.run(
                lambda unit: remove_shortcoming(unit, identity, reason), owner=self._widget
            )

    def _open_form(self, board: ShortcomingBoard, draft: Shortcoming) -> None:
        form = ShortcomingDialog(board, draft, self._widget)

        carry_out(
            self._context, form, lambda unit, changed: save_shortcoming(unit, replace(changed))
        )
        self.show_form(form)
