"""Papers that tell a secret, as pages to be printed: letter, root key, key of a sealed dossier."""

from datetime import date

from chibo_desktop.documents.key_papers import CodeBox, KeyPaper, key_paper
from chibo_desktop.exchange.root_key import RootKey
from chibo_desktop.services.issuers import issuer_of
from chibo_desktop.services.letterheads import letterhead_of
from chibo_desktop.services.sealed_dossiers import WrittenDossier
from chibo_desktop.services.sealed_letters import PrintedLetter, print_letter
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording import key_papers as words

_HALF = 4


def sealed_letter_pdf(unit: Unit, subordinate_id: str) -> bytes:
    """Print a new sealed letter; the code is in these bytes and nowhere else.

    Raises DomainError: those of `print_letter`.
    """
    return key_paper(letter_paper(unit, print_letter(unit, subordinate_id)))


def letter_paper(unit: Unit, letter: PrintedLetter) -> KeyPaper:
    """The page of a letter."""
    code, fingerprint = letter.code.split(), letter.fingerprint.split()
    return KeyPaper(
        head=letterhead_of(unit, date.fromisoformat(letter.made_on)),
        title=words.LETTER_TITLE,
        subject=words.letter_subject(letter.number, letter.unit_name, letter.unit_code),
        opening=(words.letter_opening(letter.office_name, letter.unit_name),),
        boxes=(
            CodeBox(
                title=words.CODE_TITLE,
                rows=("   ".join(code[:_HALF]), "   ".join(code[_HALF:])),
                note=words.CODE_NOTE,
            ),
            CodeBox(
                title=words.FINGERPRINT_TITLE,
                rows=("   ".join(fingerprint[:3]), "   ".join(fingerprint[3:])),
                note=words.FINGERPRINT_NOTE,
            ),
        ),
        steps_title=words.STEPS_TITLE,
        steps=words.LETTER_STEPS,
        closing=(words.LETTER_CLOSING,),
        is_practice=issuer_of(unit, None).is_practice,
    )


def root_paper_pdf(unit: Unit, root: RootKey, number: int) -> bytes:
    """The paper of a root key: whoever holds it may change the office's keys."""
    groups = root.groups
    return key_paper(
        KeyPaper(
            head=letterhead_of(unit, unit.now.date()),
            title=words.root_title(number),
            subject=words.root_subject(root.office_name),
            opening=(words.ROOT_OPENING,),
            boxes=(
                CodeBox(
                    title=words.ROOT_GROUPS,
                    rows=("  ".join(groups[:7]), "  ".join(groups[7:])),
                ),
            ),
            steps_title=words.STEPS_TITLE,
            steps=words.ROOT_STEPS,
            scanned="".join(groups),
            is_practice=issuer_of(unit, None).is_practice,
        )
    )


def dossier_slip_pdf(unit: Unit, written: WrittenDossier, file_name: str) -> bytes:
    """The slip with the key of a sealed dossier; it travels apart from the file."""
    return key_paper(
        KeyPaper(
            head=letterhead_of(unit, unit.now.date()),
            title=words.SLIP_TITLE,
            subject=words.slip_subject(written.full_name),
            opening=(words.slip_opening(written.full_name, written.to_name, file_name),),
            boxes=(
                CodeBox(title=words.SLIP_KEY, rows=(written.passphrase,), note=words.SLIP_NOTE),
            ),
            steps_title=words.SLIP_STEPS_TITLE,
            steps=words.SLIP_STEPS,
            closing=(words.slip_closing(written.from_name),),
            is_practice=issuer_of(unit, None).is_practice,
        )
    )
