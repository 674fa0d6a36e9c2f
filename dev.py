"""Sets this program up and starts or checks it; needs nothing but Python 3.11 or later.

    python3 dev.py run              open the program on a practice branch
    python3 dev.py run -- ARGUMENTS start it with these arguments instead
    python3 dev.py test [PYTEST …]  format, lint, layer contracts, types, tests
    python3 dev.py faults [PYTEST …] what docs/proof.md lists, at its nightly numbers: hours
    python3 dev.py bench [NAME …]   measure speed and memory against their yardsticks
    python3 dev.py pictures         take the pictures of the README (docs/pictures) anew
    python3 dev.py gallery --out F  draw every page light, dark and large into folder F
    python3 dev.py lock [UV …]      write the two lock files anew from pyproject.toml

On Windows say `py dev.py …`. Libraries go into `.venv`, each checked against the hash in the lock.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # everything in RUN_LOCK, and the tools
DEMO_FOLDER = ROOT / "practice" / "demo"
PICTURES = ROOT / "docs" / "pictures"
ON_WINDOWS = sys.platform == "win32"
ON_LINUX = sys.platform.startswith("linux")

# What the Qt wheels load from the system: library → the Debian package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# A file's tests stay together: what its first test prepared serves the others. The order is ours
# (tests/conftest.py): xdist would begin the files of few but long tests last.
SPREAD = ["-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"]
# Other people's programs that read back what we write; tests that lack theirs say so and skip.
INDEPENDENT_READERS = {
    "age": "age",
    "pdftotext": "poppler-utils",
    "localc": "libreoffice-calc",
    "lowriter": "libreoffice-writer",
}


def main(arguments: list[str]) -> int:
    """Do one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - people do start it with an older Python
        say("Cần Python 3.11 trở lên.", f"Python 3.11 or later is needed, this is {sys.version}.")
        return 1
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if rest[:1] == ["--"]:
        rest = rest[1:]
    commands = {
        "run": run,
        "test": test,
        "faults": faults,
        "bench": bench,
        "pictures": pictures,
        "gallery": gallery,
        "lock": lock,
    }
    if command not in commands:
        print(__doc__)
        return 0 if command in ("", "-h", "--help", "help") else 2
    try:
        return commands[command](rest)
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the practice branch; without a display, let the demo tell the same story in files."""
    prepare(RUN_LOCK, missing_libraries())
    if arguments or not headless():
        return start([python(), "-m", "chibo_desktop", *(arguments or ["--practice"])])
    say(
        "Không có màn hình: chạy phần trình diễn, kết quả ghi ra tệp.",
        "No display: the demo runs instead and leaves its results in files.",
    )
    code = start([python(), "-m", "chibo_desktop", "demo", "--out", str(DEMO_FOLDER)])
    if code == 0:
        say(f"Kết quả nằm ở: {DEMO_FOLDER}", "The results are in that folder.")
    return code


def test(arguments: list[str]) -> int:
    """Everything that must hold before a change is shared, fastest failure first."""
    readers = {name: pack for name, pack in INDEPENDENT_READERS.items() if not shutil.which(name)}
    if readers and not may_install():
        say("", f"Not installed: {', '.join(readers)}. The tests that need them will be skipped.")
        readers = {}
    prepare(TEST_LOCK, missing_libraries() | readers)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    quick = {
        "format": [tool("ruff"), "format", "--check", "."],
        "lint": [tool("ruff"), "check", "."],
        "layers": [tool("lint-imports")],
    }
    running = {name: in_background(command) for name, command in quick.items()}
    failed = [name for name, process in running.items() if not passed(name, process)]
    if failed:
        return 1
    types = in_background([tool("mypy")])
    tests = subprocess.Popen(
        [python(), "-m", "pytest", *SPREAD, *arguments], cwd=ROOT, env=environment()
    )
    try:
        while tests.poll() is None and not types.poll():  # wrong types end the tests early
            time.sleep(0.1)
    finally:
        tests.terminate()
        code = tests.wait()
    return code if passed("types", types) else 1


def faults(arguments: list[str]) -> int:
    """Try every property and fault of docs/proof.md at its nightly number, and sum up."""
    prepare(TEST_LOCK, missing_libraries())
    os.environ["CHIBO_FAULTS"] = "nightly"  # read in tests/faults.py, like the seed
    os.environ.setdefault("CHIBO_FAULTS_SEED", secrets.token_hex(4))
    return start([python(), "-m", "pytest", "-m", "proves", *SPREAD, *arguments])


def bench(arguments: list[str]) -> int:
    """Measure what docs/benchmarks.md promises; figures are shown and judged, nothing fails."""
    prepare(TEST_LOCK, missing_libraries())
    return start([python(), "-m", "benchmarks", *arguments])


def pictures(arguments: list[str]) -> int:
    """Photograph the practice data for the README; a minute and a half."""
    out = [] if "--out" in arguments else ["--out", str(PICTURES)]
    prepare(RUN_LOCK, missing_libraries())
    return start([python(), "-m", "showcase", "pictures", *out, *arguments])


def gallery(arguments: list[str]) -> int:
    """Every page in every look, to be read before anything on the screen is called done."""
    prepare(RUN_LOCK, missing_libraries())
    return start([python(), "-m", "showcase", "gallery", *arguments])


def lock(arguments: list[str]) -> int:
    """Pin every dependency for every system with its hashes, and no address of any server."""
    prepare(TEST_LOCK, {})
    compile_lock = [
        *(tool("uv"), "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
        *("--no-annotate", "--no-header", "--python-version", "3.11", "pyproject.toml"),
    ]
    only_run = [*compile_lock, "-o", RUN_LOCK.name, *arguments]
    with_tools = [
        *(*compile_lock, "--group", "dev", "-c", RUN_LOCK.name, "-o", TEST_LOCK.name),
        *arguments,
    ]
    for command in (only_run, with_tools):
        if code := start(command):
            return code
    for file in (RUN_LOCK, TEST_LOCK):
        if "://" in file.read_text(encoding="utf-8"):
            say("", f"{file.name} names a server: do not commit it.")
            return 1
    return 0


# The environment


def prepare(lock_file: Path, missing: dict[str, str]) -> None:
    """Bring the system and `.venv` to the state that `lock_file` describes; quick when it is so.

    `missing` maps a library or program that was not found to its Debian package.
    """
    lock_hash = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    wanted = f"{sys.version_info.major}.{sys.version_info.minor} {lock_hash}"
    stamp = VENV / f"{lock_file.stem}.stamp"
    found = stamp.read_text(encoding="ascii") if stamp.exists() and python_is_ours() else ""
    if found != wanted and not importlib.util.find_spec("ensurepip"):
        minor = sys.version_info.minor
        missing = missing | {"Python venv": f"python3.{minor}-venv"}
    if missing:
        install_packages(missing)
    if found == wanted:
        return
    say(
        "Đang chuẩn bị môi trường cho chương trình, chừng một phút…",
        "Preparing the program's environment, about a minute…",
    )
    if not python_is_ours():
        checked([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    checked([*pip, "--only-binary=:all:", "--require-hashes", "-r", str(lock_file)])
    stamp.write_text(wanted, encoding="ascii")


def python_is_ours() -> bool:
    """Whether `.venv` works and was made by this version of Python."""
    settings = VENV / "pyvenv.cfg"
    if not (settings.exists() and Path(python()).exists()):
        return False
    version = f"version = {sys.version_info.major}.{sys.version_info.minor}."
    return version in settings.read_text(encoding="utf-8")


def missing_libraries() -> dict[str, str]:
    """The system libraries that Qt needs here and does not find, with their Debian packages."""
    if not ON_LINUX:
        return {}
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        wanted |= X11_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    return {library: package for library, package in wanted.items() if not loads(library)}


def loads(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether we are allowed and able to install Debian packages."""
    return ON_LINUX and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(missing: dict[str, str]) -> None:
    """Install what the system lacks when we are root; otherwise say what to type, and stop."""
    names, packages = ", ".join(missing), sorted(set(missing.values()))
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        command = f"sudo {' '.join(install)}"
        say(f"Máy còn thiếu: {names}.", f"This computer lacks: {names}.")
        if shutil.which("apt-get"):
            say(f"Hãy chạy lệnh sau rồi thử lại:\n\n    {command}\n", "Run that and try again.")
        else:
            say("Hãy cài các thư viện trên rồi thử lại.", "Install these libraries and try again.")
        raise SystemExit(1)
    say(f"Đang cài vào hệ thống: {names}…", f"Installing into the system: {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    subprocess.run(["apt-get", "update", "-qq"], check=False)  # a stale list may still do
    checked(install)


# Processes


def environment() -> dict[str, str]:
    """The variables under which the program and its tests run: from source, always UTF-8."""
    variables = dict(os.environ, PYTHONUTF8="1")
    inherited = os.environ.get("PYTHONPATH")
    source = str(ROOT / "src")
    variables["PYTHONPATH"] = f"{source}{os.pathsep}{inherited}" if inherited else source
    if headless():
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return variables


def headless() -> bool:
    """Whether no window could be shown."""
    return ON_LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python() -> str:
    """The interpreter inside `.venv`."""
    return tool("python")


def tool(name: str) -> str:
    """A program inside `.venv`."""
    return str(VENV / "Scripts" / f"{name}.exe" if ON_WINDOWS else VENV / "bin" / name)


def start(command: list[str]) -> int:
    """Run a command in front of the user and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode


def checked(command: list[str]) -> None:
    """Run a step that must succeed; what it printed is shown only when it failed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print(done.stdout.decode(errors="replace"))
        say(f"Không thực hiện được: {' '.join(command)}", "That step failed, see above.")
        raise SystemExit(done.returncode)


def in_background(command: list[str]) -> subprocess.Popen[str]:
    """Start a check whose output is read when it has ended."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def passed(name: str, process: subprocess.Popen[str]) -> bool:
    """Wait for a check, show its output if it failed, and say how it went."""
    output, _ = process.communicate()
    if process.returncode:
        print(output, flush=True)
    print(f"{name}: {'FAILED' if process.returncode else 'ok'}", flush=True)
    return process.returncode == 0


def say(vietnamese: str, english: str) -> None:
    """Tell the person at the keyboard, in Vietnamese first."""
    print("\n".join(filter(None, (vietnamese, english))), flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    raise SystemExit(main(sys.argv[1:]))
