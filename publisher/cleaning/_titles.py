"""Titles of speeches in other languages than English and Chinese: who speaks, as what, and where.

Only titles with an office or a form of address before the name, or an office after it, count:
"Discours de New York" names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ._han import HAN

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpeechTitle:
    """What the title of a speech states, in spans of the title."""

    name: Span
    role: Span | None
    event: Span | None


_CAPITAL = "A-ZÀ-ÖØ-ÞČŠŽŁŚА-ЯЁ"
_NO_NAME = (
    r"(?!Росси|Федерац|Республик|Républi|Repúbli|Repubbl|Nations|Naciones|Nazioni|Nações|Vereinten|"
    r"Bundes|États|Estados|Stati|Gouvern|Gobiern|Govern)"
)
_NAME_WORD = rf"{_NO_NAME}[{_CAPITAL}](?:[^\W\d_]|['’-])*\.?"
_PARTICLE = "de|da|do|dos|das|del|de la|von|van|der|di|della|El|al"
_NAME = rf"(?P<name>{_NAME_WORD}(?: ?(?:(?:{_PARTICLE}) )?{_NAME_WORD}){{0,4}})"

# (the speech, what leads to the speaker, forms of address, offices before the name, offices after
# it, what leads to the event)
_PARTS = {
    "fr": (
        "Intervention|Déclaration|Discours|Allocution|Propos|Message|Explication de vote",
        "(?:prononcée? )?(?:de|du|par|par le) |d['’]",
        r"M\.|Mme|S\. ?E\.|Son Excellence|Monsieur|Madame|Dr|Mgr",
        r"(?:l['’]|de l['’]|la |le )?(?:ambassadeur|ambassadrice|ministre|président|présidente|"
        r"Secrétaire général(?:e)?|Premier ministre)(?: [a-zé'’ ]{2,40}?)?",
        "Représentant|Ambassad|Ministre|Président|Secrétaire|Chef|Directeur|Directrice|Chargé|"
        "représentant|ambassad|ministre|président|secrétaire|chargé",
        r"(?:aux? |à la |à l['’]|devant (?:le |la |l['’])?|lors d(?:e la |e l['’]|u |es ))",
    ),
    "es": (
        "Declaración|Discurso|Intervención|Palabras|Mensaje|Alocución",
        r"(?:pronunciad[oa]s? )?(?:del?|de la|por el|por la|por) ",
        r"S\. ?E\.|(?:el |la )?(?:Sr|Sra|Excmo|Excma|Dr|Dra)\.|Don|Doña|Señora?",
        r"(?:Embajadora?|Ministr[oa]|President[ea]|Canciller|Secretari[oa] General)"
        r"(?: [a-zé ]{2,40}?)?",
        "Representante|Embajador|Ministr|President|Secretari|Canciller|Director|"
        "representante|embajador|ministr|president|secretari",
        r"(?:ante (?!las Naciones Unidas)(?:el |la )?|en (?:el|la) |durante (?:el|la) )",
    ),
    "it": (
        "Intervento|Discorso|Dichiarazione|Messaggio|Allocuzione",
        r"(?:di|del|della|dal) |dell['’]|dall['’]",
        r"S\. ?E\.|(?:il )?(?:Sig|Dott|On|Prof)\.",
        r"(?:Ambasciatore|Ambasciatrice|Ministr[oa]|Presidente)(?: [a-zé ]{2,40}?)?",
        "Rappresentante|Ambasciat|Ministr|President|Segretari|rappresentante|ministr|president",
        r"(?:al |alla |all['’]|davanti (?:al |alla |all['’]))",
    ),
    "pt": (
        "Discurso|Intervenção|Declaração|Pronunciamento|Mensagem|Alocução",
        "(?:proferid[oa] )?(?:do|da|de|pelo|pela|por) ",
        r"S\. ?E\.|(?:o |a )?(?:Sr|Sra|Exmo|Exma|Dr|Dra)\.|Senhora?",
        r"(?:Embaixadora?|Ministr[oa]|President[ea]|Secretári[oa]-Geral)(?: [a-zé ]{2,40}?)?",
        "Representante|Embaixad|Ministr|President|Secretári|representante|ministr|president",
        r"(?:no|na|perante (?:o|a)|durante (?:o|a)) ",
    ),
    "de": (
        "Rede|Ansprache|Erklärung|Stellungnahme|Statement|Grußwort|Botschaft",
        "(?:von|des|der) ",
        r"S\. ?E\.|Herrn?|Frau|Dr\.|Prof\.",
        r"(?:Botschafters?|Botschafterin|[A-Z]?[a-zäöü]*[Mm]inister(?:s|in)?|Außenministers?|"
        r"(?:Bundes)?[Pp]räsident(?:en|in)?|Bundeskanzlers?|Bundeskanzlerin|Generalsekretärs?)",
        "Ständige|Botschafter|Bundes|Minister|Präsident|Generalsekretär|Vertreter|Direktor",
        r"(?:vor (?:dem |der )?|bei (?:dem |der )|beim |anlässlich (?:des |der )|im |in der )",
    ),
    "ru": (
        "Выступление|Заявление|Речь|Обращение|Слово",
        "",
        r"г-на|г-жи|Е\. ?П\.",
        r"(?:[А-ЯЁа-яё]+(?:ого|его|ой|ей) )?(?:[а-яё]+ )?(?:[Пп]редставителя|[Пп]осла|[Мм]инистра|"
        r"[Пп]резидента|[Гг]енерального секретаря|[Пп]редседателя)(?: [А-ЯЁ]?[а-яё]+){0,6}?",
        "постоянн|Постоянн|посол|посла|министр|президент|представител|директор",
        r"(?:на|в ходе|перед) ",
    ),
}


def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    speech, of, address, before, after, at = parts
    return re.compile(
        rf"(?:{speech}) (?:{of})(?:(?P<before>{before}) )?(?:(?P<address>{address}) ){{0,3}}"
        rf"(?:(?P<before2>{before}) )?{_NAME}"
        rf"(?:, (?P<after>(?:{after})[^,;:()\n]{{3,120}}?(?:, [^,;:()\n]{{3,60}}?)??))?"
        rf"(?:,? {at}(?P<event>[^\n]{{5,200}}))?(?=$|[,.(])"
    )


_PATTERNS = tuple(map(_pattern, _PARTS.values()))

_ARABIC = re.compile(
    r"(?:كلمة|بيان|خطاب) (?:(?P<address>معالي|سعادة|فخامة|السيدة?|الدكتور|د\.)\s)*"
    r"(?P<before>السفيرة?|الوزيرة?|الرئيس|الأمين العام(?: للأمم المتحدة)?)?\s?"
    r"(?:(?:السيدة?|الدكتور|د\.)\s)?(?P<name>[ء-ي]+(?: [ء-ي]+){1,3}?)"
    r"(?:[،,] (?P<after>(?:المندوب|الممثل|السفير|وزير|رئيس|الأمين|مندوب|ممثل)[^،,:\n]{3,100}?))?"
    r"(?:[،,]? (?:في|أمام|خلال) (?P<event>[^\n]{5,200}))?$"
)
_JAPANESE = re.compile(
    rf"(?P<name>(?!内閣|外務|日本|政府|国|首相|総理|大使)[{HAN}]{{2,5}}?)(?P<after>国連大使|常駐代表|大使|首相|外相|外務大臣|内閣総理大臣|総理|大臣|代表)"
    r"(?:による)?(?:の|が)?(?P<event>[^\n]{4,60}?)?(?:における|での|の)?"
    r"(?:演説|発言|声明|挨拶|スピーチ|ステートメント)$"
)


def speech_title(title: str) -> SpeechTitle | None:
    """What the title of a speech states of its speaker, or None where it names nobody for sure."""
    for pattern in _PATTERNS:
        found = pattern.match(title)
        if found:
            return _told(found, found["address"] is not None)
    for pattern, addressed in ((_ARABIC, True), (_JAPANESE, False)):
        found = pattern.match(title)
        if found:
            return _told(found, addressed and found["address"] is not None)
    return None


def _told(found: re.Match[str], addressed: bool) -> SpeechTitle | None:
    groups = found.re.groupindex
    roles = [group for group in ("after", "before", "before2") if group in groups and found[group]]
    if not (roles or addressed):
        return None
    one_word = not re.search(r"[ .]", found["name"])
    if one_word and not addressed and found["name"][0].isupper():
        return None
    role = found.span(roles[0]) if roles else None
    return SpeechTitle(found.span("name"), role, found.span("event") if found["event"] else None)
