"""The one way a bundle, a registration or an invitation is refused: a code with parameters."""

from collections.abc import Mapping
from enum import StrEnum

from chibo_desktop.domain.problems import Problem


class Code(StrEnum):
    """Why a file was refused, in the order in which a reader finds out."""

    NOT_A_BUNDLE = "bundle-not-a-bundle"
    TOO_BIG = "bundle-too-big"
    TRUNCATED_HEAD = "bundle-truncated-head"
    TRUNCATED = "bundle-truncated"
    DAMAGED = "bundle-damaged"
    WRONG_KEY = "bundle-wrong-key"
    INNER = "bundle-inner"
    UNKNOWN_SENDER = "bundle-unknown-sender"
    REVOKED = "bundle-revoked"
    SIGNATURE = "bundle-signature"
    ADDRESS = "bundle-address"
    NOT_FOR_US = "bundle-not-for-us"
    NEWER_FORMAT = "bundle-newer-format"
    IS_REGISTRATION = "bundle-is-registration"
    NOT_A_REGISTRATION = "bundle-not-a-registration"
    SECTION_LIST = "bundle-section-list"
    SECTION_LENGTH = "bundle-section-length"
    SECTION_HASH = "bundle-section-hash"
    SECTION_INFLATE = "bundle-section-inflate"
    SECTION_CONTENT = "bundle-section-content"
    ENTRY_LIMIT = "bundle-entry-limit"
    ENTRY_HASH = "bundle-entry-hash"
    INVITATION_UNREADABLE = "invitation-unreadable"
    INVITATION_NEWER = "invitation-newer-format"
    INVITATION_SIGNATURE = "invitation-signature"
    ROOT_UNREADABLE = "root-unreadable"
    ROOT_LOCKED = "root-locked"
    DOSSIER_NOT_ONE = "dossier-file-not-one"
    DOSSIER_NEWER = "dossier-file-newer"
    DOSSIER_LOCKED = "dossier-file-passphrase"
    DOSSIER_UNREADABLE = "dossier-file-unreadable"


class BundleError(Exception):
    """A file was refused; nothing of it may be used. Sentences are in wording/bundle.py."""

    def __init__(self, code: Code, **params: str | int) -> None:
        super().__init__(f"{code.value} {params}" if params else code.value)
        self.code = code
        self.params: Mapping[str, str | int] = params

    @property
    def problem(self) -> Problem:
        """The same refusal in the form in which every other rule speaks."""
        return Problem(code=self.code.value, params=self.params)
