"""One door to every sentence: a problem's code with its parameters becomes Vietnamese."""

import re
from collections.abc import Mapping

from chibo_desktop.domain.problems import Problem
from chibo_desktop.wording import (
    bundle,
    commendations,
    conflicts,
    correction,
    criteria_file,
    criteria_sets,
    decisions,
    directives,
    discipline,
    dossier,
    dues,
    duplicates,
    evaluation,
    exchange,
    filter,
    history,
    import_problems,
    key_refusals,
    late_changes,
    life,
    list_papers,
    meetings,
    member,
    member_import,
    merits,
    opinions,
    papers,
    picture,
    reminders,
    reviews,
    rounds,
    server,
    sheet_codes,
    shortcomings,
    spans,
    steps,
    store,
    study,
    targets,
    terms,
    transfers,
    unit,
    unit_tree,
    values,
    voting,
    work,
    work_reports,
)

_BY_CODE: Mapping[str, str] = {
    **commendations.SENTENCES,
    **conflicts.SENTENCES,
    **correction.SENTENCES,
    **discipline.SENTENCES,
    **criteria_file.SENTENCES,
    **decisions.SENTENCES,
    **criteria_sets.SENTENCES,
    **directives.SENTENCES,
    **dossier.SENTENCES,
    **dues.SENTENCES,
    **duplicates.SENTENCES,
    **evaluation.SENTENCES,
    **exchange.SENTENCES,
    **filter.SENTENCES,
    **import_problems.SENTENCES,
    **key_refusals.SENTENCES,
    **life.SENTENCES,
    **list_papers.SENTENCES,
    **meetings.SENTENCES,
    **member.SENTENCES,
    **member_import.SENTENCES,
    **opinions.SENTENCES,
    **merits.SENTENCES,
    **papers.SENTENCES,
    **reminders.SENTENCES,
    **reviews.SENTENCES,
    **rounds.SENTENCES,
    **sheet_codes.SENTENCES,
    **history.SENTENCES,
    **shortcomings.SENTENCES,
    **spans.SENTENCES,
    **steps.SENTENCES,
    **server.SENTENCES,
    **store.SENTENCES,
    **study.SENTENCES,
    **targets.SENTENCES,
    **terms.SENTENCES,
    **late_changes.SENTENCES,
    **transfers.SENTENCES,
    **picture.SENTENCES,
    **work_reports.SENTENCES,
    **unit.SENTENCES,
    **unit_tree.SENTENCES,
    **values.SENTENCES,
    **voting.SENTENCES,
    **work.SENTENCES,
}
_DECIMAL = re.compile(r"-?\d+\.\d+")
_UNKNOWN = "Chưa làm được việc này (mã {code}). Dữ liệu giữ nguyên; hãy thử lại hoặc xem nhật ký."


def sentence(problem: Problem) -> str:
    """What is wrong, why, and what to do now. Never raises: a code without words says so."""
    if problem.code in bundle.SENTENCES:
        return bundle.refusal_sentence(problem.code, problem.params)
    words = _BY_CODE.get(problem.code)
    if words is None:
        return _UNKNOWN.format(code=problem.code)
    shown = {name: _shown(value) for name, value in problem.params.items()}
    try:
        return words.format_map(shown)
    except (KeyError, IndexError, ValueError):
        return words


def _shown(value: str | int) -> str:
    text = str(value)
    return text.replace(".", ",") if _DECIMAL.fullmatch(text) else text
