"""Let a double click on a bundle, an invitation or a book open the program, for this user alone.

    python3 installer/register.py                      the program as this Python starts it
    python3 installer/register.py --program PATH       an installed program
    python3 installer/register.py --remove

No administrator's rights: under Windows below HKEY_CURRENT_USER\\Software\\Classes, elsewhere below
the user's own data folder (freedesktop.org's shared MIME information and desktop entries).
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
TYPES = ("bundle", "invitation", "book")
CLASSES = r"HKEY_CURRENT_USER\Software\Classes"


def main(arguments: Sequence[str] | None = None) -> int:
    """Register or remove; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--program", type=Path, help="the program to open files with")
    parser.add_argument("--remove", action="store_true", help="forget the file types again")
    options = parser.parse_args(arguments)
    command = own_command() if options.program is None else [str(options.program.resolve())]
    if os.name == "nt":
        _import(removal() if options.remove else registration(command, HERE / "icons"))
    elif options.remove:
        forget_on_desktop(data_folder(os.environ))
    else:
        tell_desktop(data_folder(os.environ), command)
    return 0


def own_command() -> list[str]:
    """How this Python starts the program."""
    return [sys.executable, "-m", "chibo_desktop"]


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where a user's own entries belong."""
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def registration(command: Sequence[str], icons: Path) -> str:
    """The registry file for a program."""
    text = (HERE / "windows" / "chibo-files.reg").read_text(encoding="utf-8")
    quoted = " ".join(f'"{part}"' for part in command)
    return text.replace("@COMMAND@", _escaped(quoted)).replace("@ICONS@", _escaped(str(icons)))


def removal() -> str:
    """The registry file that forgets the file types."""
    text = (HERE / "windows" / "chibo-files.reg").read_text(encoding="utf-8")
    head, *rest = text.splitlines()
    keys = [line[1:-1] for line in rest if line.startswith("[")]
    roots = dict.fromkeys("\\".join(key.split("\\")[:4]) for key in keys)
    return "\n\n".join([head, *(f"[-{key}]" for key in roots)]) + "\n"


def tell_desktop(folder: Path, command: Sequence[str]) -> None:
    """Write the entries of a Linux desktop and let it read them."""
    types, entries = folder / "mime" / "packages", folder / "applications"
    icons = folder / "icons" / "hicolor" / "scalable" / "mimetypes"
    for one in (types, entries, icons):
        one.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "linux" / "chibo-files.xml", types)
    for name in TYPES:
        shutil.copy(HERE / "icons" / f"chibo-{name}.svg", icons)
    entry = (HERE / "linux" / "chibo.desktop").read_text(encoding="utf-8")
    quoted = " ".join(_for_desktop(part) for part in command)
    (entries / "chibo.desktop").write_text(entry.replace("@COMMAND@", quoted), encoding="utf-8")
    _refresh(folder)


def forget_on_desktop(folder: Path) -> None:
    """Remove what `tell_desktop` wrote."""
    (folder / "mime" / "packages" / "chibo-files.xml").unlink(missing_ok=True)
    (folder / "applications" / "chibo.desktop").unlink(missing_ok=True)
    for name in TYPES:
        icon = folder / "icons" / "hicolor" / "scalable" / "mimetypes" / f"chibo-{name}.svg"
        icon.unlink(missing_ok=True)
    _refresh(folder)


def _refresh(folder: Path) -> None:
    for program, below in (
        ("update-mime-database", "mime"),
        ("update-desktop-database", "applications"),
    ):
        if (found := shutil.which(program)) is not None:
            subprocess.run([found, str(folder / below)], check=False, capture_output=True)  # noqa: S603 - a program of the desktop, and our own folder


def _import(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chibo-files.reg"
        file.write_text(text, encoding="utf-16")
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "reg.exe"
        subprocess.run([str(system), "import", str(file)], check=True, capture_output=True)  # noqa: S603 - Windows' own program, and our own file


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _for_desktop(part: str) -> str:
    plain = part.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`").replace("$", "\\$")
    return f'"{plain}"' if plain != part or " " in part else part


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        raise SystemExit(main())
