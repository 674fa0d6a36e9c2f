"""Care of a file from outside its window: read a bundle's label, check a data file, back it up."""

from dataclasses import dataclass, replace

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange.container import read_public_header
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.services.bundle_archive import bundle_findings
from chibo_desktop.services.session import Session
from chibo_desktop.storage.check import CheckReport, check_store


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLabel:
    """What stands outside on a sealed file. Anyone can forge it; sizes in bytes."""

    sender: str
    addressee: str
    bundle_id: str
    format: int
    size: int
    expected_size: int

    @property
    def is_whole(self) -> bool:
        """True when the file is as long as it says."""
        return self.size == self.expected_size


def read_label(data: bytes) -> BundleLabel:
    """The label of a bundle, without any key. Raises DomainError."""
    try:
        head = read_public_header(data)
    except BundleError as error:
        raise DomainError(error.problem) from error
    return BundleLabel(
        sender=head.sender,
        addressee=head.addressee,
        bundle_id=head.id,
        format=head.fmt,
        size=len(data),
        expected_size=head.file_size,
    )


def check_file(
    session: Session, *, reads_scans: bool = False, reads_bundles: bool = False
) -> CheckReport:
    """Compare an open file with its own journal, and its scans with what the journal names.

    With `reads_bundles` an office's file also with the bundles it keeps.
    """
    report = check_store(session.store, reads_scans=reads_scans)
    if not reads_bundles:
        return report
    with session.unit() as unit:
        problems, notes = bundle_findings(unit)
    return replace(report, problems=(*report.problems, *problems), notes=(*report.notes, *notes))
