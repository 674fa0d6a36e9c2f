"""Cutting a picture to 3×4: a frame over it that one moves, makes larger or smaller."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QSlider, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import L, M, colour, current
from chibo_desktop.gui.widgets import Button, ToolRow, label
from chibo_desktop.services.photos import (
    HEIGHT,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    WIDTH,
    Box,
    middle_box,
)

_ROOM = QSize(520, 480)


class PhotoDialog(QDialog):
    """`box()` after it is accepted: what of the upright picture becomes the photo."""

    def __init__(self, image: QImage, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ảnh 3×4")
        self.frame = CutFrame(image)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, L)
        layout.setSpacing(M)
        layout.addWidget(label(f"Ảnh 3×4 của đồng chí {person}", "heading", wraps=True))
        layout.addWidget(
            label(
                "Kéo khung vào giữa khuôn mặt; phím mũi tên để dịch, thanh trượt để đổi cỡ. Ảnh "
                "theo quy định: nền trắng, tỷ lệ 3×4.",
                "secondary",
                wraps=True,
            )
        )
        layout.addWidget(self.frame, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(20, 100)
        self.slider.setValue(100)
        self.slider.setAccessibleName("Cỡ khung")
        self.slider.valueChanged.connect(lambda value: self.frame.resize_box(value / 100))
        layout.addWidget(self.slider)
        self._about = label(role="secondary", wraps=True)
        layout.addWidget(self._about)
        tools = ToolRow()
        back = Button("Để sau")
        back.clicked.connect(self.reject)
        self.go = Button("Dùng ảnh này", "primary")
        self.go.clicked.connect(self.accept)
        tools.add(back)
        tools.add(self.go)
        layout.addWidget(tools)
        self.frame.moved.connect(self._say)
        self._say()
        self.frame.setFocus()

    def box(self) -> Box:
        """Left, top, right, bottom in thousandths."""
        return self.frame.box()

    def _say(self) -> None:
        width, height = self.frame.pixels()
        is_enough = width >= LEAST_WIDTH and height >= LEAST_HEIGHT
        self.go.setEnabled(is_enough)
        words = f"Vùng chọn {width} × {height} điểm"
        if not is_enough:
            words += f": chưa đủ nét, cần ít nhất {LEAST_WIDTH} × {LEAST_HEIGHT} điểm"
        self._about.setText(words)


class CutFrame(QWidget):
    """The picture with the frame over it. `moved` follows every change."""

    moved = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        room = QSize(current().scaled(_ROOM.width()), current().scaled(_ROOM.height()))
        shown = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.setFixedSize(shown)
        self._picture = image.scaled(
            shown, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        left, top, right, bottom = middle_box(image.width(), image.height())
        self._largest = QRectF(left, top, right - left, bottom - top)
        self._box = QRectF(self._largest)
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName("Khung cắt ảnh; phím mũi tên để dịch")

    def box(self) -> Box:
        """The frame in thousandths, its ratio exact to a pixel."""
        box = self._box
        return round(box.left()), round(box.top()), round(box.right()), round(box.bottom())

    def pixels(self) -> tuple[int, int]:
        """How many pixels of the picture the frame holds."""
        width = round(self._box.width() * self._image.width() / 1000)
        return width, round(width * HEIGHT / WIDTH)

    def resize_box(self, share: float) -> None:
        """The frame as a share of the largest that fits, its middle kept."""
        middle = self._box.center()
        self._box.setWidth(self._largest.width() * share)
        self._box.setHeight(self._largest.height() * share)
        self._box.moveCenter(middle)
        self._keep_inside()

    def move_box(self, across: float, down: float) -> None:
        """Move the frame by thousandths of the picture."""
        self._box.translate(across, down)
        self._keep_inside()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            step = event.position() - self._grip
            self._grip = event.position()
            self.move_box(1000 * step.x() / self.width(), 1000 * step.y() / self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-10, 0),
            Qt.Key.Key_Right: (10, 0),
            Qt.Key.Key_Up: (0, -10),
            Qt.Key.Key_Down: (0, 10),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.move_box(*step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        inside = QRectF(
            self._box.left() * self.width() / 1000,
            self._box.top() * self.height() / 1000,
            self._box.width() * self.width() / 1000,
            self._box.height() * self.height() / 1000,
        )
        shade = QColor(colour("text"))
        shade.setAlphaF(0.45)
        whole = QRectF(self.rect())
        for part in (
            QRectF(0, 0, whole.width(), inside.top()),
            QRectF(0, inside.bottom(), whole.width(), whole.height() - inside.bottom()),
            QRectF(0, inside.top(), inside.left(), inside.height()),
            QRectF(inside.right(), inside.top(), whole.width() - inside.right(), inside.height()),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRect(inside)

    def _keep_inside(self) -> None:
        box = self._box
        box.moveLeft(min(max(0.0, box.left()), 1000 - box.width()))
        box.moveTop(min(max(0.0, box.top()), 1000 - box.height()))
        self.update()
        self.moved.emit()
