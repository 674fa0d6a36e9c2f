"""The 3×4 photo of a member, as it stands at the head of the form."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import kind_of
from chibo_desktop.gui.members.image_reading import read_frame, upright_size
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import colour, current, icon
from chibo_desktop.services.incoming_scans import ScanSource
from chibo_desktop.services.photos import export_photo, photo_of, set_photo

_WIDTH, _HEIGHT = 90, 120
_MOST_SIDE = 3_000
IMAGES = "Ảnh (*.jpg *.jpeg *.png *.tif *.tiff)"


class PhotoFrame(QWidget):
    """Shows the photo; a click, Enter or Space offers what can be done with it."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._member = ("", "", True)
        self._name = ""
        self._photo = QImage()
        self.setFixedSize(current().scaled(_WIDTH), current().scaled(_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Ảnh 3×4")

    @property
    def has_photo(self) -> bool:
        """True when a photo is shown."""
        return not self._photo.isNull()

    def open_member(self, member_id: str, org_id: str, is_ours: bool, full_name: str) -> None:
        """Show the photo of a member."""
        self._member = (member_id, org_id, is_ours)
        self._name = full_name
        self.reload()

    def reload(self) -> None:
        """Read the photo again."""
        member_id, org_id, is_ours = self._member
        if member_id:
            self._runner.run(
                lambda unit: photo_of(unit, member_id, org_id),
                self._show,
                owner=self,
                latest="photo",
            )
        self.setToolTip("Bấm để thêm, thay hoặc xuất ảnh" if is_ours else "Ảnh 3×4")

    def offer(self) -> None:
        """What can be done: another photo, a copy under the name of the rule."""
        if not self._member[2]:
            return
        if not self.has_photo:
            self.choose_file()
            return
        chosen = self._dialogs.choose(
            f"Ảnh 3×4 của đồng chí {self._name}",
            "Tệp xuất ra mang tên theo quy định: số định danh, họ tên, ngày sinh, ngày vào Đảng.",
            ("Xuất ra tệp", "Thay ảnh"),
        )
        if chosen == 0:
            self.export()
        elif chosen == 1:
            self.choose_file()

    def offer_for(self, member_id: str, full_name: str) -> None:
        """The same for one of our members whose photo is not shown."""
        self._member, self._name = (member_id, "", True), full_name

        def read(data: bytes) -> None:
            self._show(data)
            self.offer()

        self._runner.run(lambda unit: photo_of(unit, member_id), read, owner=self)

    def choose_file(self) -> None:
        """Ask for a picture, let it be cut, keep it."""
        files = self._dialogs.open_files(
            "Chọn ảnh 3×4", IMAGES, self._settings.folder("photos"), many=False
        )
        if files:
            self._settings.set_folder("photos", files[0].parent)
            self.take_file(files[0])

    def take_file(self, path: Path) -> None:
        """Let a picture be cut and keep it."""
        from chibo_desktop.gui.members.photo_dialog import PhotoDialog

        try:
            data = ScanSource(name=path.name, path=path).read()
            image = read_image(data)
        except DomainError as refused:
            self._dialogs.warn_problems(refused.problems)
            return
        dialog = PhotoDialog(image, self._name, self._dialogs.window())
        if dialog.exec():
            self.keep(data, dialog.box(), upright_size(data))

    def keep(self, data: bytes, box: tuple[int, int, int, int], size: QSize) -> None:
        """Make a part of a picture the member's photo."""
        member_id = self._member[0]
        self._runner.run(
            lambda unit: set_photo(unit, member_id, data, box, (size.width(), size.height())),
            lambda _id: self._on_kept(),
            owner=self,
        )

    def export(self) -> None:
        """Write the photo into a folder under its proper name."""
        folder = self._dialogs.choose_folder("Xuất ảnh vào", self._settings.folder("photos-out"))
        if folder is None:
            return
        self._settings.set_folder("photos-out", folder)
        member_id = self._member[0]
        self._runner.run(
            lambda unit: export_photo(unit, member_id, folder),
            lambda path: self._dialogs.inform("Đã xuất ảnh", str(path)),
            owner=self,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.offer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self.rect().adjusted(1, 1, -1, -1)
        if self.has_photo:
            painter.drawImage(frame, self._photo)
        else:
            painter.fillRect(frame, colour("ground"))
            side = current().scaled(28)
            top = frame.center().y() - side
            icon("user", "secondary").paint(
                painter, frame.center().x() - side // 2, top, side, side
            )
            painter.setPen(colour("secondary"))
            words = "Thêm ảnh\n3×4" if self._member[2] else "Chưa có\nảnh"
            painter.drawText(
                frame.adjusted(0, frame.height() // 2, 0, -4),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
                words,
            )
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "line"), 1))
        painter.drawRect(frame)

    def _show(self, data: bytes) -> None:
        self._photo = read_frame(data) if data else QImage()
        self.update()

    def _on_kept(self) -> None:
        self.reload()
        self.changed.emit()


def read_image(data: bytes) -> QImage:
    """A picture, upright and not larger than a screen needs.

    Raises DomainError: photo-no-image.
    """
    kind = kind_of(data[:2048])
    is_image = kind is not None and kind.is_image
    image = read_frame(data, most_side=_MOST_SIDE) if is_image else QImage()
    if image.isNull():
        raise DomainError(Problem(code="photo-no-image"))
    return image
