"""How speeches and letters begin: with those who are spoken to."""

from __future__ import annotations

import re

# Who is spoken to. A noun is asked for: "Fellow Travellers" and "Mr. Smith Goes to Washington" are
# titles.
_OFFICE = (
    r"(?:(?:vice|deputy|co|prime|under|first)[- ])?(?:president|chair|secretary|speaker|minister|"
    r"ambassador|moderator|director|commissioner|facilitator|administrator|chancellor|mayor|"
    r"governor|rector|dean|justice)"
)
_PERSON = rf"(?:mr\.?|mister|madame?|mrs\.?|ms\.?|dr\.?) {_OFFICE}"
_PEOPLE = (
    r"(?:(?:heads? of|permanent|foreign|honou?red|dear|fellow|young|council) )*(?:"
    r"delegates?|colleagues?|members?|guests?|representatives?|friends?|participants?|ladies|"
    r"gentlemen|citizens|countrymen|comrades|students|graduates|workers|senators?|deputies|judges|"
    r"speakers|panell?ists|audience|excellenc(?:y|ies)|state|government|delegations?|"
    rf"(?:mr|mrs|ms|dr)\b|madame?|sirs?|{_OFFICE}|brothers?|sisters?|children|all\b|everyone)"
)
_ENDS = r"\s*(?:[,.:;!]|$)"

# How a speech begins: "Mr. President," is said to somebody and is no title.
SALUTATION = re.compile(
    rf"dear {_PEOPLE}|dear(?: \S+){{1,3}}$|dear [^,]+,|"
    r"your (?:excellenc(?:y|ies)|majest(?:y|ies)|(?:royal |serene )?highness)|"
    rf"your (?:honou?r|eminence|holiness|grace|worship){_ENDS}|excellenc(?:y|ies)\b|"
    rf"{_PERSON}|(?:distinguished|hono(?:u)?rable) {_PEOPLE}|"
    rf"(?:ladies|gentlemen)(?: and gentlemen|, gentlemen|{_ENDS})|"
    rf"thank you(?: very much| so much| all\b| everyone|,? {_PERSON}|,? {_PEOPLE}|{_ENDS})|"
    rf"good (?:morning|afternoon|evening)(?:,? {_PEOPLE}|,? {_PERSON}|{_ENDS})|"
    rf"my fellow(?: \w+){{1,3}}{_ENDS}|fellow (?:{_PEOPLE}|\w+ans){_ENDS}|fellow \w+[,:!]|"
    rf"(?:friends|colleagues|comrades)(?: and (?:friends|colleagues|comrades))?{_ENDS}|"
    rf"(?:monsieur|madame) l[ea] |monsieur{_ENDS}|mesdames\b|"
    rf"señor(?:a|as|es)?(?: (?:president|ministr|secretari|embajador)|,? y señor|{_ENDS})|"
    r"sehr geehrte|meine damen|уважаем(?:ый|ая|ые|ое)|"
    r"дорогие (?:друзья|коллеги|товарищи|соотечественники|гости|братья)|"
    r"主席(?:先生|女士|閣下|阁下)|尊敬的|各位|親愛的|亲爱的|大家好|"
    r"(?:女士|先生)[们們][、,，]?(?:女士|先生)|"
    r"(?:حضرة|تحية طيبة|السلام عليكم|أيها|أيتها|السيدة? الرئيسة?\s*[،,.]?$|"
    r"(?:صاحبة?|أصحاب) (?:السمو|الجلالة|الفخامة|المعالي|السعادة)) ?|"
    r"(?:主席|女士|先生|同志|朋友)[们們]?\s*(?:[、,，:：!！。]|$)",
    re.IGNORECASE,
)
