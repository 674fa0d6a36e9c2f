"""The criteria set that a round froze. Most rounds froze the same few: each is read once."""

import json
from functools import lru_cache

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.evaluation import Round


def frozen_set(one: Round) -> CriteriaSet:
    """The set by which a round is marked. Raises DomainError for a broken one."""
    return _read(json.dumps({**one.criteria}, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=32)
def _read(plain: str) -> CriteriaSet:
    return CriteriaSet.from_plain(json.loads(plain))
