"""The way of a file into the inbox, from the stick to the journal or to its refusal.

Each step is one row written, so that a program that was killed, a full disk or a stick pulled out
goes on from where it was. Source: protocol.md §3.16.
"""

from collections.abc import Mapping
from enum import StrEnum


class IncomingState(StrEnum):
    """How far a file has come."""

    SEEN = "seen"  # on the stick
    STAGED = "staged"  # copied to the office's disk and read back: the stick may go
    PREVIEWED = "previewed"  # opened, verified, and shown with what it would change
    WAITING = "waiting"  # good, but its sender's key is not confirmed yet
    QUARANTINED = "quarantined"  # kept apart until somebody has looked
    MERGED = "merged"
    REGISTERED = "registered"  # a unit's keys, noted
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    SET_DOWN = "set-down"  # the operator chose not to receive it

    @property
    def is_unfinished(self) -> bool:
        """True while a drop has to go on with this file."""
        return self in _UNFINISHED

    @property
    def keeps_copy(self) -> bool:
        """True when the office's own copy of the file is still wanted."""
        return self in _KEEPING

    def may_become(self, other: "IncomingState") -> bool:
        """Whether a file in this state may pass to another; staying is always allowed."""
        return other is self or other in _NEXT.get(self, frozenset())


_S = IncomingState
_UNFINISHED = frozenset({_S.SEEN, _S.STAGED, _S.PREVIEWED})
_KEEPING = frozenset({_S.STAGED, _S.PREVIEWED, _S.WAITING, _S.QUARANTINED, _S.MERGED})
_ENDS = frozenset(
    {_S.MERGED, _S.REGISTERED, _S.DUPLICATE, _S.REFUSED, _S.WAITING, _S.QUARANTINED, _S.SET_DOWN}
)
_NEXT: Mapping[IncomingState, frozenset[IncomingState]] = {
    _S.SEEN: frozenset({_S.STAGED, _S.REFUSED, _S.SET_DOWN}),
    _S.STAGED: _ENDS | {_S.PREVIEWED},
    _S.PREVIEWED: _ENDS,
    _S.WAITING: _ENDS | {_S.PREVIEWED},
    _S.QUARANTINED: _ENDS | {_S.PREVIEWED},
}
