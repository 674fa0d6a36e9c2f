"""One running program for one user: a second start hands over the file it was asked to open."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 3000  # milliseconds that a running program has to take a path
_LONGEST = 32_768  # bytes of a path
_TAKEN = b"taken\n"


def hand_over(channel: str, path: Path) -> bool:
    """Give a path to the program that is running; False when none is, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(channel)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(str(path.absolute()).encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE)
    answer = b""
    while _TAKEN not in answer and socket.waitForReadyRead(_PATIENCE):
        answer += socket.readAll().data()
    socket.disconnectFromServer()
    return _TAKEN in answer


class Listener(QObject):
    """Hears of files that another start was asked to open."""

    opened = Signal(object)  # Path

    def __init__(self, channel: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # A program that was killed leaves its socket behind; nobody answers there any more.
        if not self._server.listen(channel) and not _answers(channel):
            QLocalServer.removeServer(channel)
            self._server.listen(channel)

    @property
    def is_listening(self) -> bool:
        """False while another program of this user listens already."""
        return self._server.isListening()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            said = bytearray()
            socket.readyRead.connect(lambda socket=socket, said=said: self._on_said(socket, said))
            socket.disconnected.connect(socket.deleteLater)
            self._on_said(socket, said)

    def _on_said(self, socket: QLocalSocket, said: bytearray) -> None:
        said += socket.readAll().data()
        if len(said) > _LONGEST:
            socket.abort()
        elif said.endswith(b"\n"):
            path = said.decode(errors="replace").strip()
            said.clear()
            socket.write(_TAKEN)
            socket.flush()
            if path:
                self.opened.emit(Path(path))


def _answers(channel: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(channel)
    return bool(socket.waitForConnected(_PATIENCE))
