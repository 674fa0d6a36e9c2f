"""Báo cáo thành tích of one proposal: drafted from what is known, in people's own words where said.

The parts and what each is drafted from are data: `achievement-member`, `achievement-collective`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.documents.letter import LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.letter_form import LetterForm, PartKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import names_of
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.letter_forms import letter_form
from chibo_desktop.services.life_papers import letter_view
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.merit_forms import form_name, merit_forms
from chibo_desktop.services.review_facts import ReviewFacts, review_facts
from chibo_desktop.services.review_texts import known_text
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import commendation_line
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.numbers import count_text

_DECEMBER = 12
_MERIT, _PAST = "merit", "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementPart:
    """One part: its heading, what it says, and what it would say if nobody had written it."""

    code: str
    title: str
    text: str
    drafted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementReport:
    """The report of one proposal."""

    proposal: CommendationProposal
    name: str
    form: LetterForm
    parts: tuple[AchievementPart, ...]
    members: int


def load_report(unit: Unit, proposal_id: str) -> AchievementReport:
    """The report as it stands. Raises DomainError: merit-unknown."""
    proposal = unit.get(CommendationProposal, proposal_id)
    if proposal is None:
        raise DomainError(Problem(code="merit-unknown"))
    year = proposal.year or unit.now.year
    facts = review_facts(unit, proposal.branch_id, Span.YEAR, Month(year, _DECEMBER))
    kind = "collective" if proposal.is_collective else "member"
    form = letter_form(f"achievement-{kind}", unit.now.date())
    names = names_of(unit.connection, [proposal.member_id])
    past = _past(unit, proposal)
    return AchievementReport(
        proposal=proposal,
        name=names.of_proposal(proposal),
        form=form,
        parts=tuple(_parts(form, proposal, facts, past)),
        members=facts.headcount,
    )


def write_report_texts(unit: Unit, proposal_id: str, texts: Mapping[str, str]) -> None:
    """Keep what people wrote themselves; the part of the merit is the proposal's own.

    Raises DomainError: merit-unknown.
    """
    proposal = unit.get(CommendationProposal, proposal_id)
    if proposal is None or proposal.org_id != unit.author.org_id:
        raise DomainError(Problem(code="merit-unknown"))
    kept = {code: nfc_lines(text) for code, text in texts.items() if nfc_lines(text)}
    merit = kept.pop(_MERIT, proposal.merit)
    unit.save(replace(proposal, texts=kept, merit=merit), act="merit.report")


def report_pdf(unit: Unit, proposal_id: str, dated: date | None = None) -> bytes:
    """The report on paper. Raises DomainError: merit-unknown."""
    return letter(_view(unit, proposal_id, dated)[0])


def report_workbook(unit: Unit, proposal_id: str, dated: date | None = None) -> bytes:
    """The same as a workbook. Raises DomainError: merit-unknown."""
    view, name = _view(unit, proposal_id, dated)
    return letter_workbook(view, name=name, created=created_at(unit, dated))


def _view(unit: Unit, proposal_id: str, dated: date | None) -> tuple[LetterView, str]:
    report = load_report(unit, proposal_id)
    issuer = issuer_of(unit, dated, Scope(branch_id=report.proposal.branch_id))
    values = {**_values(unit, report, issuer), **{one.code: one.text for one in report.parts}}
    view = letter_view(report.form, values, issuer)
    said = [
        replace(part, text=line) for part in view.parts for line in part.text.split("\n")
    ]  # a paragraph of its own for each line
    return replace(view, parts=tuple(said)), report.name


def _values(unit: Unit, report: AchievementReport, issuer: Issuer) -> dict[str, str]:
    one = report.proposal
    form = merit_forms().get(one.standard)
    member = unit.get(Member, one.member_id) if one.member_id else None
    posts = (
        (catalogues()["position"].label(member.position), member.job_title, member.employer)
        if member
        else ()
    )
    return {
        "name": report.name,
        "year": str(one.year or ""),
        "form": form.form.lower() if form else form_name(one.standard),
        "born": partial_date_text(member.born_on) if member else "",
        "admitted": partial_date_text(member.admitted_on) if member else "",
        "position": ", ".join(filter(None, posts)),
        "members": count_text(report.members),
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "kept": issuer.recipients[-1] if issuer.recipients else "",
    }


def _parts(
    form: LetterForm, proposal: CommendationProposal, facts: ReviewFacts, past: str
) -> list[AchievementPart]:
    found, title = [], ""
    for part in form.parts:
        if part.kind is PartKind.HEADING:
            title = part.text
        if not part.key:
            continue
        knows = tuple(part.value.split())
        known = {_MERIT: proposal.merit, _PAST: past}
        drafted = known.get(part.key) or known_text(knows, facts, proposal.member_id)
        own = proposal.texts.get(part.key, "")
        found.append(
            AchievementPart(code=part.key, title=title, text=own or drafted, drafted=drafted)
        )
    return found


def _past(unit: Unit, proposal: CommendationProposal) -> str:
    """Every commendation that the dossier has, a line each, the newest first."""
    table = TABLES_BY_NAME["commendation"]
    rows = records_by_member(unit, table, [proposal.member_id], proposal.org_id)
    found = [one for one in rows.get(proposal.member_id, ()) if isinstance(one, Commendation)]
    found.sort(key=lambda one: str(one.awarded_on), reverse=True)
    return "\n".join(map(commendation_line, found))
