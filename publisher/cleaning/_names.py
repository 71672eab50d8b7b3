"""Patterns for names, offices and verbs of speech."""

from __future__ import annotations

import re

from ._han import HAN
from ._quoting import genitive_office
from ._tables import any_of, table

_OFFICES = {
    "Amb.": "Ambassador",
    "Ambassador": "Ambassador",
    "President": "President",
    "Vice President": "Vice President",
    "Prime Minister": "Prime Minister",
    "Foreign Minister": "Foreign Minister",
    "Minister": "Minister",
    "Secretary-General": "Secretary-General",
    "Under-Secretary-General": "Under-Secretary-General",
    "Secretary": "Secretary",
    "Sen.": "Senator",
    "Senator": "Senator",
    "Rep.": "Representative",
    "Gov.": "Governor",
    "Governor": "Governor",
    "Chancellor": "Chancellor",
    "Prof.": "Professor",
    "Professor": "Professor",
    "Gen.": "General",
    "Pope": "Pope",
    "Rev.": "Reverend",
    "Reverend": "Reverend",
    "Fr.": "Father",
    "Father": "Father",
    "Pastor": "Pastor",
    "Rabbi": "Rabbi",
    "Bishop": "Bishop",
    "Archbishop": "Archbishop",
    "Cardinal": "Cardinal",
    "Imam": "Imam",
    "Justice": "Justice",
    "Judge": "Judge",
    "Press Secretary": "Press Secretary",
    "Mayor": "Mayor",
    "Dean": "Dean",
    "Attorney General": "Attorney General",
    "King": "King",
    "Queen": "Queen",
}
"""What may stand before a name, and the office it is."""

_COURTESY = "H.E.|His Excellency|Her Excellency|Right Rev.|Most Rev.|Very Rev.|Right|Most|Mr.|Ms.|Mrs.|Dr.|Sir|Hon.|The Honourable|the"
_BEFORE = "|".join(
    re.escape(one) for one in sorted([*_OFFICES, *_COURTESY.split("|")], key=len, reverse=True)
)

_NO_PART = (
    "Minister|Permanent|Deputy|Ambassador|Representative|President|Prime|Foreign|Vice|Special|Chair|"
    "Chairman|Secretary|Director|Head|Chief|Acting|Under|Assistant|Senior|General|Mr|Mrs|Ms|Dr|At|On|To|In|Of"
)
_WORD = rf"(?!(?:{_NO_PART})\b)" + r"[A-ZÀ-Þ][a-zà-ÿ'’]*(?:-[A-Za-zà-ÿ][a-zà-ÿ'’]*)*\.?"
_PARTICLE = r"(?:de|da|do|dos|del|van|von|der|den|bin|bint|ibn|al|el|la|le|di|ter)"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{1,3}})"

SPEECHES = (
    r"(?:(?:An?|The|Opening|Closing|Introductory|Keynote|Full text of|Commencement|Convocation|Graduation|"
    r"Inaugural|Farewell|Welcome|Acceptance|Funeral|Annual)\s+)*"
    r"(?:Remarks|Statement|Speech|Address|Keynote|Intervention|Explanation of Vote|"
    r"Press [Bb]riefing|Press [Cc]onference|Briefing|Lecture|Message|"
    r"Testimony|Sermon|Homily|Eulogy|Toast)"
)
LATIN_SPEECH_TITLE = re.compile(
    rf"(?i:{SPEECHES}) (?i:by|of|from|(?:delivered|given|preached|made) by) "
    rf"(?:(?:(?:{_BEFORE})|(?P<office>{genitive_office('en')})),? )*{_NAME}",
    re.UNICODE,
)
LATIN_TITLE_COLON = re.compile(rf"{_NAME}: ")

_SAYS = (
    "said|says|noted|notes|stressed|stresses|emphasized|emphasised|pointed out|added|stated|told|"
    "declared|argued|warned|urged|called for|called on|explained|announced|concluded|remarked|"
    "underlined|underscored|reiterated|expressed|highlighted|recalled|insisted|claimed|believes|"
    "hoped|replied|asked"
)
LATIN_SAYS = re.compile(rf"\b{_NAME} (?:also |further |then )?(?:{_SAYS})\b")

_HEADS = (
    "Representative|Ambassador|Minister|President|Chair|Chairman|Chairwoman|Chairperson|Secretary|"
    "Secretary-General|Director|Director-General|Head|Chief|Envoy|Coordinator|Spokesperson|"
    "Spokesman|Spokeswoman|Commissioner|Governor|Mayor|Professor|Senator|Chancellor|Judge|"
    "Commander|Officer|Premier|Rapporteur|Delegate|Adviser|Advisor|Fellow|Dean|Rector"
)
LATIN_ROLE = re.compile(
    rf"{_NAME}, (?:the |who is |an? )?"
    rf"(?P<role>(?:[\w’'-]+ ){{0,5}}?(?i:{_HEADS})\b[^,.;:()\n]{{0,90}}?)"
    r"(?=,|\.|;| said| told| and )"
)
LATIN_ROLE_SAYS = re.compile(
    rf"{LATIN_ROLE.pattern}[^.;\n]{{0,60}}?"
    rf"\b(?:{_SAYS}|delivered|attended and|spoke|addressed|called)\b"
)
LATIN_SURNAME_SAYS = re.compile(
    rf"(?<!\w )\b(?P<name>{_WORD}) (?:also |further |then )?(?:{_SAYS})\b"
)

_SURNAMES = (
    "李王张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾"
    "肖蕭萧田董袁潘蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范范金石廖贾賈夏韦韋付傅方"
    "白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康"
    "施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符"
    "舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷曲盛冉翁蓝藍路游辛靳管柴蒙鲍鮑华華喻祁華鮑蒲房滕屈饶饒解牟艾"
    "尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏"
    "宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲"
)
_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|公孙|公孫|令狐|慕容|尉迟|尉遲|司徒"
_HAN_NAME = rf"(?:(?:{_DOUBLE})[{HAN}]{{1,2}}?|[{_SURNAMES}][{HAN}]{{1,2}}?)"
_HAN_PERSON = re.compile(rf"(?:{_DOUBLE})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}}")
# A foreign name, by sound: no particle, plural or word of manner, which may stand there too.
_NO_NAME = "们們的在就和与與及等将將已也都还還对對向从從团團均纷紛并並共同分别分別人一再日月年则則"
_HAN_ANY_NAME = (
    rf"(?:{_HAN_NAME}|(?![{HAN}]{{0,5}}[{_NO_NAME}])[{HAN}]{{2,6}}?(?:·[{HAN}]{{1,6}}?){{0,2}})"
)

_HAN_HEAD = any_of(table("names")["zh"]["heads"])
_HAN_SAYS = any_of(table("names")["zh"]["says"])
_DAY = (
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
    rf"(?:{any_of(table('names')['zh']['when'], literal=False)})*"
)
HAN_SAYS = re.compile(
    rf"(?:^|(?<=[\n。，,；;“”「」、！？]))(?P<name>{_HAN_NAME})(?={_DAY}(?:{_HAN_SAYS})|{_DAY}[在就对對])",
    re.MULTILINE,
)
HAN_WITH_ROLE = re.compile(
    rf"(?:^|(?<=[^{HAN}]))(?P<role>[{HAN}]{{0,18}}(?:{_HAN_HEAD}))(?P<name>{_HAN_ANY_NAME})"
    rf"(?={_DAY}(?:[在就对對][^。\n]{{1,60}}?)?(?:{_HAN_SAYS}))",
    re.MULTILINE,
)
HAN_SPEECH_TITLE = re.compile(
    rf"(?P<office>[{HAN}]{{0,16}}?)(?P<name>{_HAN_NAME})(?P<role>{_HAN_HEAD})?"
    r"(?:在|于|於)(?P<event>[^\n]{4,80}?)(?:上的?|的|时的|時的)"
    r"(?P<kind>主旨|主题|主題|书面|書面|视频|視頻)?(?:发言|發言|讲话|講話|致辞|致辭|演讲|演講|声明|聲明|陈述|陳述)"
    r"(?:[(（][^)）\n]*[)）])?$",
    re.MULTILINE,
)

# 联合国秘书长古特雷斯在气候大会上的讲话: an office must stand before a name by sound.
HAN_OFFICE_TITLE = re.compile(
    rf"(?P<role>[{HAN}]{{0,16}}(?:{_HAN_HEAD}))(?P<name>[{HAN}]{{2,6}}?(?:·[{HAN}]{{1,6}}?){{0,2}})"
    r"(?:在|于|於)(?P<event>[^\n]{4,80}?)(?:上的?|的|时的|時的)(?:主旨|主题|主題|书面|書面|视频|視頻)?"
    r"(?:发言|發言|讲话|講話|致辞|致辭|致詞|演讲|演講|声明|聲明|陈述|陳述)(?:[(（][^)）\n]*[)）])?$"
)

_BODIES = (
    "Nations Council Committee Office Agency Ministry Government Party Union States Bank Service "
    "Organization Organisation House Court Department Commission Assembly Week Day Fund Group "
    "Administration Association Institute University Police Army Republic Kingdom Federation "
    "Representative Ambassador Minister President Secretary Strategy Charter Conference Meeting "
    "Region Province City Street Company Report Center Centre Forum Mission"
)
_NO_NAMES = (
    "The This That These Those He She It They We You I And But In On At By For From With As If "
    "When While After Before However Meanwhile Moreover Therefore United Member Security General "
    "Foreign Prime First Second Third Finally New Chinese American Russian British French German "
    "Japanese Western Eastern Northern Southern Also Some Many All Both Each No Not"
)


def is_person(name: str) -> bool:
    """Whether what looks like a name may be a person's, and not a body's or a sentence's start."""
    words = name.split()
    return words[-1] not in _BODIES.split() and words[0] not in _NO_NAMES.split()


def honorific(text: str, name: str) -> tuple[str, int, int] | None:
    """The office before the first mention of the name that has one, with its span."""
    found = re.search(rf"(?<!\w)({_BEFORE}) {re.escape(name)}\b", text)
    if not found or found[1] not in _OFFICES:
        return None
    return _OFFICES[found[1]], found.start(1), found.end(1)


def is_han_name(text: str) -> bool:
    """Whether the text is a Chinese surname with a name of one or two characters."""
    return _HAN_PERSON.fullmatch(text) is not None
