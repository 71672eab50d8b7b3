"""English abbreviations, Roman numerals, addresses and signs."""

from __future__ import annotations

import re

from ._data import either
from ._english_numbers import digits, lists, number, pairs, plural, words
from ._scan import Parts, rule

_LISTS = lists()
_WORDS, _LETTERS = frozenset(_LISTS["words"]), frozenset(_LISTS["letters"])
_AMBIGUOUS = frozenset(_LISTS["ambiguous"]["words"])
_ALIAS: dict[str, str] = _LISTS["alias"]
_RULERS = frozenset(_LISTS["roman"]["rulers"])

_VOWELS = re.compile(r"[AEIOUY]")
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Amb|Gen|Col|Rev|Sen)\.?\s\Z")
_END = re.compile(r"[\s\"'”’)\]»]*\Z")


def spelled(letters: str) -> str:
    """The letters one by one. "eigh" is how every engine says the letter A, and not the article."""
    return " ".join("eigh" if char == "A" else char for char in letters if char.isalnum())


def ends(match: re.Match[str]) -> bool:
    """Whether nothing but closing marks follows."""
    return bool(_END.match(match.string[match.end() : match.end() + 9]))


def capitals(word: str) -> str:
    """A word written in capitals, by the lists, else by whether it can be read as a word."""
    if word in _ALIAS:
        return _ALIAS[word]
    if word in _WORDS:
        return word.capitalize()
    if word in _LETTERS or len(word) <= 3 or not _readable(word):
        return spelled(word)
    return word.capitalize()


_DIGRAPHS = re.compile("SCH|TCH|TSCH|CH|SH|TH|PH|GH|WH|DH|KH|BH|QU|KN|WR|CK|DT|TZ|CZ|SZ|RZ|ZH|NG")
_ONSETS = re.compile("S?[B-DF-HJ-NP-TV-Z]?[LRWVXN]?|XM|PS|M[BC]|ND")


def _readable(word: str) -> bool:
    """Whether capitals can be read as a word: syllables as names of Europe have them.

    The last consonants before a vowel must be such as can begin a syllable, and no more than three
    can end one. Of few letters more is asked: they are more often an abbreviation.
    """
    sounds = _DIGRAPHS.sub("X", word) if len(word) > 4 else word
    if len(_VOWELS.findall(sounds)) * 6 < len(sounds):
        return False
    ending = 3 if len(word) > 4 else 2
    *first, last = _VOWELS.split(sounds)
    for number_, cluster in enumerate(first):
        begins = next(n for n in range(len(cluster) + 1) if _ONSETS.fullmatch(cluster[n:]))
        if begins > (ending if number_ else 0):
            return False
    return len(last) <= ending


def _capitals(match: re.Match[str]) -> str | None:
    word, tail = match["word"], match["tail"] or ""
    known = word in _WORDS or word in _LETTERS or word in _ALIAS
    titled = not known and _PERSON.search(match.string, max(0, match.start() - 12), match.start())
    if titled or (among_capitals(match) and (not known or word in _AMBIGUOUS)):
        return word.capitalize()
    said = capitals(word)
    if tail in ("'s", "’s"):
        return said + "'s"
    if tail:
        return said + ("'s" if said.endswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) else "s")
    return said


def among_capitals(match: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too, as in a headline."""
    near = match.string[max(0, match.start() - 24) : match.start()]
    far = match.string[match.end() : match.end() + 24]
    before, after = re.findall(r"[^\W\d_]+", near)[-1:], re.findall(r"[^\W\d_]+", far)[:1]
    beside = [word for word in (*before, *after) if len(word) > 1 or word in ("A", "I")]
    unknown = [w for w in beside if w.isupper() and w not in _LETTERS and w not in _WORDS]
    return bool(unknown) and all(word.isupper() for word in beside)


def _expanded(match: re.Match[str]) -> str:
    said: str = _LISTS["expanded"][match["short"]]
    return said + ("." if match["short"].endswith(".") and ends(match) else "")


def _letters_with_stops(match: re.Match[str]) -> str:
    tail = "'s" if match["tail"] else ""
    return spelled(match["letters"]) + tail + ("." if not tail and ends(match) else "")


def _labelled(match: re.Match[str]) -> Parts:
    """Letters tied to a number: COVID-19, G20, MH17, A380, COP26."""
    letters, figures = match["letters"], match["figures"]
    said = letters if not letters.isupper() else capitals(letters)
    if len(letters) == 1:
        said = spelled(letters)
    counted = digits(figures) if figures[0] == "0" else pairs(figures)
    middle = ((match.end("letters"), match.start("figures"), " "),) if match["tie"] else ()
    return (
        (*match.span("letters"), said),
        *middle,
        (match.start("figures"), match.end(), plural(counted) if match["plural"] else counted),
    )


def _mixed(match: re.Match[str]) -> str:
    """Letters and digits in turn: H1N1, 5G."""
    pieces = re.findall(r"[A-Z]+|\d+", match.group())
    return " ".join(spelled(p) if p.isalpha() else number(p) for p in pieces)


def _symbol(match: re.Match[str]) -> str:
    """A document symbol: A/RES/75/1 is A slash Res slash seventy-five slash one."""
    said = []
    for piece in re.split(r"/", match.group()):
        run = re.findall(r"[A-Za-z]+|\d+", piece)
        said.append(" ".join(_in_symbol(part) for part in run))
    return " slash ".join(said)


def _in_symbol(part: str) -> str:
    if part.isdigit():
        return pairs(part)
    if part in ("RES", "REV", "ADD"):
        return part.capitalize()
    return capitals(part) if part.isupper() else part


def value(numeral: str) -> int:
    """The value of a Roman numeral; 0 where it is none."""
    if not re.fullmatch(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", numeral):
        return 0
    each = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in numeral]
    return sum(-n if n < after else n for n, after in zip(each, [*each[1:], 0], strict=True))


def _roman_after_title(match: re.Match[str]) -> Parts:
    said = words(value(match["roman"]))
    parts = [(*match.span("roman"), said)]
    if match["more"]:
        parts.append((*match.span("more"), words(value(match["more"]))))
    return tuple(parts) if value(match["roman"]) else ()


def _roman_alone(match: re.Match[str]) -> Parts:
    number_ = value(match["roman"])
    if not number_:
        return ()
    said = (*match.span("roman"), words(number_))
    title = match.groupdict().get("title")
    return ((*match.span("title"), title.capitalize()), said) if title else (said,)


def _roman_after_name(match: re.Match[str]) -> Parts:
    number_ = value(match["roman"])
    if not number_ or not match["name"]:
        return ()
    is_ruler = match["name"].capitalize() in _RULERS
    form = "the " + words(number_, "ordinal") if is_ruler else words(number_)
    return ((*match.span("roman"), form),)


def _roman_in_brackets(match: re.Match[str]) -> Parts:
    found = value(match["roman"].upper())
    before = match.string[max(0, match.start() - 1) : match.start()]
    said = f"{' ' if before else ''}{words(found)}{' ' if before.isalnum() else ', '}"
    return ((match.start(), match.end(), said),) if found else ()


_TOP = {"com": "com", "org": "org", "net": "net", "gov": "gov", "edu": "E D U", "int": "int"}


def _address(match: re.Match[str]) -> str:
    """A web or mail address, said sign by sign, without https:// and www."""
    text = re.sub(r"^(?:https?://)?(?:www\.)?", "", match["address"], flags=re.IGNORECASE)
    names = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "#": "hash",
             "?": "question mark", "=": "equals", "&": "and", "%": "percent", ":": "colon",
             "+": "plus", "~": "tilde"}  # fmt: skip
    said = []
    for piece in re.findall(r"[^\W\d_]+|\d+|[^\s,;]|_", text.rstrip("/")):
        if piece.isdigit():
            said.append(number(piece))
        elif piece.isalpha():
            said.append(_in_address(piece))
        elif piece in names:
            said.append(names[piece])
    return " ".join(said) or "web address"


def _in_address(piece: str) -> str:
    if piece.lower() in _TOP:
        return _TOP[piece.lower()]
    upper = piece.upper()
    if upper in _LETTERS or upper in _ALIAS or (len(piece) <= 3 and upper not in _WORDS):
        return piece if len(piece) == 3 and _VOWELS.search(upper) else spelled(upper)
    return piece if _VOWELS.search(upper) else spelled(upper)


def _code(match: re.Match[str]) -> str | None:
    """A jumble of letters and digits, such as a hash in a file's name, sign by sign."""
    text = match.group()
    if len(re.findall(r"[a-z](?=\d)|\d(?=[a-z])", text)) < 3:
        return None
    return " ".join(words(int(c)) if c.isdigit() else spelled(c.upper()) for c in text)


def _tag(match: re.Match[str]) -> str:
    name = match["name"]
    pieces = re.findall(r"\d+|[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\dA-Z_]+|[A-Z]", name)
    said = [
        number(p) if p.isdigit() else capitals(p) if p.isupper() and len(p) > 1 else p
        for p in pieces
    ]
    return {"#": "hashtag ", "@": "at "}[match["sign"]] + " ".join(said)


def _sign(match: re.Match[str]) -> str | None:
    said = _LISTS["signs"].get(match.group())
    return str(said) if said else None


_ROMAN = r"(?P<roman>[IVXLC]{1,7}|[IVX]{2,7})"
_TITLES = either(_LISTS["roman"]["titles"])
_SHOUTED = either([title.upper() for title in _LISTS["roman"]["titles"]])
_WHISPERED = either([title.lower() for title in _LISTS["roman"]["titles"]])

ADDRESSES = (
    rule("address", r"(?P<address>(?:https?://|www\.)[^\s<>\"'“”()\[\]]{0,500}[\w/])", _address,
         re.IGNORECASE),
    rule("address", r"(?P<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", _address),
    rule("address", r"(?P<address>[a-z][\w-]{1,63}(?:\.[a-z][\w-]{0,63}){0,3}"
         r"\.(?:com|org|net|gov|int|edu|cn|uk|eu)(?![\w.]\w)(?:/[\w./-]{0,300}[\w/])?)", _address),
    rule("tag", r"(?<!\w)(?P<sign>[#@])(?P<name>[^\W\d]\w{1,60})", _tag),
    rule("code", r"[a-z0-9]{6,80}(?![^\W_])", _code),
    rule("file ending", rf"\.(?P<ending>{either(_LISTS['files']['endings'])})(?!\w)",
         lambda match: " dot " + spelled(match["ending"].upper())),
    rule("number sign", r"#(?=\d)", lambda match: "number "),
)  # fmt: skip

RULES = (
    rule("document symbol", r"[A-Z]{1,4}(?:/[A-Za-z0-9.-]{1,20}){0,8}/[A-Z0-9.-]{0,20}\d(?!\w)",
         _symbol),
    rule("abbreviation", rf"(?P<short>{either(_LISTS['expanded'])})(?!\w)", _expanded),
    rule("abbreviation", rf"(?P<short>{either(_LISTS['before_number'])})(?=\s?[\dIVXLC]+\b)",
         lambda match: _LISTS["before_number"][match["short"]]),
    rule("abbreviation", rf"(?P<short>{either(_LISTS['before_name'])})(?=\s?[A-Z])",
         lambda match: _LISTS["before_name"][match["short"]]),
    rule("abbreviation", rf"(?P<short>{either(_ALIAS)})(?![\w&])",
         lambda match: None if match["short"].isalnum() else _ALIAS[match["short"]]),
    rule("letters", r"(?P<letters>(?:[A-Z]\.\s?){1,6}[A-Z]\.)(?P<tail>['’]s)?(?!\w)",
         lambda match: None if re.search(r"\s", match.group()) else _letters_with_stops(match)),
    rule("letters", r"(?<![\w.])(?P<letter>[A-Z])\.(?=\s?[A-Z])",
         lambda match: spelled(match["letter"])),
    rule("Roman numeral", rf"(?:{_TITLES})\s{_ROMAN}(?:(?:{'|'.join((' and ', ' to ', '-', '–'))})"
         r"(?P<more>[IVXLC]{1,7}))?(?!\w|\.\w)", _roman_after_title),
    # One letter behind capitals may be a word ("THE BOOK I READ"), behind small ones it mostly is.
    rule("Roman numeral", rf"(?<!\w )(?P<title>{_SHOUTED})\s(?P<roman>[IVXLC]{{1,7}})(?!\w|\.\w)",
         _roman_alone),
    rule("Roman numeral", rf"(?P<title>{_SHOUTED})\s(?P<roman>[IVXLC]{{2,7}})(?!\w|\.\w)",
         _roman_alone),
    rule("Roman numeral", rf"(?:{_WHISPERED})\s(?P<roman>[IVX]{{2,7}})(?!\w|\.\w)", _roman_alone),
    # hibari takes the pronoun of "the part I played" for a numeral, but not if it is small.
    rule("pronoun", rf"(?:{_WHISPERED})\s(?P<pronoun>I)(?=['’\s][a-z])",
         lambda match: ((*match.span("pronoun"), "i"),)),
    rule("Roman numeral", r"\A(?P<roman>[IVX]{2,7})(?=\.?\Z)", _roman_alone),
    rule("Roman numeral", r"(?P<name>[A-Z][a-z]+)\s(?P<roman>[IVX]{2,7}|(?<=John\s)X)"
         r"(?!\w|['’](?!s(?!\w)))",
         _roman_after_name),
    rule("Roman numeral", rf"(?P<name>{either([name.upper() for name in _RULERS])})\s"
         r"(?P<roman>[IVX]{2,7})(?![\w'’])", _roman_after_name),
    rule("Roman numeral", r"\s?\((?P<roman>[ivx]{1,5})\)\s?", _roman_in_brackets),
    rule("label", r"(?P<letters>[A-Z]{1,6}|[A-Z][a-z]{2,12}(?=-))(?P<tie>[-‐‑])?"
         r"(?P<figures>\d{1,4})(?P<plural>s)?(?![\w]|[.,]\d)", _labelled),
    rule("label", r"(?:[A-Z]{1,4}\d{1,4}){1,3}[A-Z]{0,3}(?!\w)", _mixed),
    rule("label", r"\d{1,2}G(?!\w)", _mixed),
    rule("capitals", r"(?P<word>[A-Z]{2,})(?P<tail>['’]s|s)?(?![A-Za-zÀ-ɏḀ-ỿ])", _capitals),
)  # fmt: skip

SIGNS = (
    rule("sign", "§§", lambda match: "sections"),
    rule("sign", r"[^\w\s]", _sign),
)
