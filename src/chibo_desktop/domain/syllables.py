"""Is this a Vietnamese syllable? Tells text in old fonts from text, by what can be spelt.

Not a dictionary: an onset, a rhyme and at most one tone that the rhyme may carry. Names of ethnic
groups and foreign words are no syllables here, so only comparisons of two readings mean something.
"""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdđghklmnpqrstvx]"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên "
    "iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc "
    "ui um un ung up ut uê uêch uên uênh uy uya uych uyn uynh uyt uyu uyên uyêt uân uâng uât uây "
    "uơ uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych "
    "yn ynh yt yêm yên yêng yêt yêu ak ăk êk ôk"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(_RHYMES.split())})")
_STOPPED = re.compile(r".*(?:c|ch|p|t|k)")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")


@lru_cache(maxsize=32768)
def is_syllable(word: str) -> bool:
    """True when `word`, in any case and either Unicode form, can be read aloud in Vietnamese."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in _TONES else letters).append(char)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return not _STOPPED.fullmatch(bare) or (bool(tones) and tones[0] in _SHARP_OR_HEAVY)


@lru_cache(maxsize=32768)
def spelling_score(text: str) -> int:
    """Words with marks that are syllables, less those that are not; 0 for text without marks."""
    score = 0
    for word in text.split():
        if not word.isascii():
            parts = [part for part in re.split(r"[-–’'./,;:()\"]+", word) if part]
            marked = [part for part in parts if not part.isascii()]
            score += sum(1 if is_syllable(part) else -1 for part in marked)
    return score
