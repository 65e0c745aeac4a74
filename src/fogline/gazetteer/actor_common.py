"""Names that say nothing of whose they are: made of the words that armies, ministries and movements everywhere use.

"Hayat Tahrir al-Sham" is one body wherever it is written; "the National Army", "the Southern Front" or "the SDF" are
borne in many wars, so that only a report on its own war means this one by them.
"""

from __future__ import annotations

from functools import lru_cache

SHORT = 4
"""Letters of an abbreviation that many bodies may bear."""
COMMON = frozenset(
    "a al an and at by de del el for from in la le of on or s the to with "
    "air allied alliance area armed armoured army assembly authority battalion brigade brigades bureau cabinet capital "
    "cell central chamber chief chiefs city civil civilian coalition coast coastal command commander commanders "
    "commando commandos commission committee committees community congress corps council councils counter court "
    "defence defense defenders delegation democracy democratic department depot directorate district division eagles "
    "east eastern elite emergency faction factions falcons family federal field fighter fighters fleet force forces "
    "foreign free freedom front frontier gendarmerie general government governor governorate group groups guard "
    "guards head headquarters health hawks heroes high home human independence independent information infantry "
    "intelligence interim interior internal international islam islamic joint jihad judges judicial justice law "
    "leader leaders leadership league liberation liberty lions local loyal loyalist loyalists main marines martyrs "
    "medical media member members military militia militias minister ministers ministry mission mobile mobilisation "
    "mobilization monitor monitoring monitors mosque mountain movement mujahideen muslim nation national nationalist "
    "naval navy network new news north northern observatory observers office official officials operation operations "
    "opposition order organisation organization palace parliament party patriotic patrol peace people peoples "
    "police political popular presidency president press prime prison progressive protection province provincial "
    "public radio rapid rebel rebels red regime regiment regional rescue reserve resistance revolution revolutionary "
    "rights royal salvation security self senior service services settlers sham shield shura social society soldiers "
    "solidarity south southern sovereign special staff state states storm strategic strike suicide supreme task "
    "tank territorial tiger tigers transitional tribal tribes troops union unit united unity university vanguard "
    "center centre airport base bridge camp gate hospital market road square stadium street "
    "victory vigilantes volunteer volunteers war watch west western white winds women workers youth "
    "first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split()
)
"""Words of which a body's name is made in any war, folded."""


@lru_cache(maxsize=100_000)
def is_common(folded: str, written: str) -> bool:
    """Tells whether a name could be that of bodies in many wars.

    Args:
        folded: the name, folded.
        written: the name as the pack writes it.
    """
    words = folded.split()
    if len(words) == 1 and len(written) <= SHORT and written.isupper():
        return True
    return all(word in COMMON or word.isdigit() for word in words)
