"""Lines of a page that are its own words, told by what they say: "Share this", "Read more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ._markup import Block

_LONGEST = 60
_MOSTLY = 0.8

# Whole lines, compared without case, numbers and signs. Each means the same on any page.
_LINES = {
    "share bar": (
        "share|share this|share this article|share this story|share this page|share on facebook|"
        "share on twitter|share on x|tweet this|分享|分享到|分享至|分享让更多人看到|一键分享|一鍵分享|"
        "シェア|シェアする|シェアする ツイート|このニュースをシェア|この記事をシェア|ツイート|공유|공유하기|기사공유하기|"
        "teilen|artikel teilen|beitrag teilen|jetzt teilen|partager|partager cet article|"
        "partager sur facebook|compartir|comparte|compártelo|compartir en facebook|condividi|"
        "compartilhe|compartilhar|partilhar|поделиться|поделиться ссылкой|شارك|مشاركة|"
        "شارك الخبر|شارك هذا الموضوع|แชร์"
    ),
    "tool of the page": (
        "read more|continue reading|weiterlesen|mehr anzeigen|lire la suite|leer más|seguir leyendo|"
        "leggi tutto|continua a leggere|leia mais|читать далее|читать полностью|اقرأ المزيد|続きを読む|"
        "阅读全文|閱讀全文|展开全文|展開全文|查看更多|print|print this page|drucken|artikel drucken|"
        "imprimer|imprimir|stampa|распечатать|версия для печати|طباعة|打印|打印本页|列印|列印本頁|関連|印刷|"
        "back to top|nach oben|返回顶部|返回頂部|回到顶部|回到頂部|skip to content|"
        "skip to main content|now playing|扫一扫|掃一掃|我要纠错|我要糾錯|扫码关注|关闭窗口|關閉窗口|"
        "人気記事ランキング|ページトップへ"
    ),
    "comments": (
        "comments are closed|kommentare geschlossen|leave a comment|leave a reply|post a comment|"
        "add a comment|kommentar schreiben|kommentar hinterlassen|laisser un commentaire|"
        "deja un comentario|dejar un comentario|lascia un commento|deixe um comentário|"
        "оставить комментарий|добавить комментарий|написать комментарий|أضف تعليق|أضف تعليقا|"
        "اترك تعليقا|发表评论|發表評論|我来说两句|コメントする|コメントを書く|댓글쓰기"
    ),
    "advertising": (
        "advertisement|advertisment|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|"
        "реклама|إعلان|اعلان|广告|廣告|広告|スポンサーリンク|광고"
    ),
}
# Lines that stand above links to other pages.
_ABOVE_LINKS = (
    "related|related articles|related stories|related news|related posts|related content|"
    "related links|more stories|most read|most viewed|you may also like|you might also like|"
    "recommended|see also|mehr zum thema|zum thema|das könnte sie auch interessieren|"
    "auch interessant|lesen sie auch|ähnliche artikel|ähnliche beiträge|à lire aussi|lire aussi|"
    "sur le même sujet|articles similaires|noticias relacionadas|te puede interesar|"
    "también te puede interesar|lea también|artículos relacionados|más noticias|leggi anche|"
    "articoli correlati|ti potrebbe interessare|leia também|notícias relacionadas|veja também|"
    "читайте также|смотрите также|по теме|похожие статьи|материалы по теме|اقرأ أيضا|إقرأ أيضا|"
    "اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|موضوعات متعلقة|相关阅读|相關閱讀|相关新闻|相關新聞|相关报道|"
    "相關報導|相关链接|相关文章|相關文章|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门推荐|热点新闻|猜你喜欢|関連記事|"
    "関連ニュース|あわせて読みたい|おすすめ記事|관련기사|관련 기사|เรื่องที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง"
)
_PATTERNS = {
    "tool of the page": (
        r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|"
        r"время чтения|阅读时间|閱讀時間)\s*:?\s*(?:ca\.? ?|about |~)?\d{1,3}\s*[^\W\d]{1,8}\.?",
        r"\d{1,3}[\s-]*min(?:ute)?s?\.?[\s-]*(?:read|reading|lesezeit|de lecture|de lectura)",
        r"weiterlesen \d+ minuten?",
    ),
    "share bar": (r"\d{1,6} (?:shares?|likes?|tweets?)", r"分享到?[:：]"),
}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]+", " ", text.casefold()).split())


_SAID = {_plain(line): why for why, lines in _LINES.items() for line in lines.split("|")}
_RELATED = frozenset(_plain(line) for line in _ABOVE_LINKS.split("|"))
_SHAPES = [(re.compile(one, re.I), why) for why, all_ in _PATTERNS.items() for one in all_]


def without_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that any page could bear marked as furniture, and links under them.

    A line that announces related pages counts only with links under it: it could be a heading.
    """
    found = list(blocks)
    for number, block in enumerate(blocks):
        if block.furniture or block.role in ("image", "note", "table_row"):
            continue
        if len(block.text) > _LONGEST:
            continue
        text = _plain(block.text)
        if text in _RELATED:
            under = _links_under(blocks, number + 1)
            for at in (number, *under) if under else ():
                if not found[at].furniture:
                    found[at] = replace(found[at], furniture="related links")
        elif why := _SAID.get(text) or _shape(block.text):
            found[number] = replace(block, furniture=why)
    return found


def _shape(text: str) -> str:
    return next((why for shape, why in _SHAPES if shape.fullmatch(text.strip())), "")


def _links_under(blocks: Sequence[Block], start: int) -> list[int]:
    """The blocks from there on that are links or not the page's article anyhow, if one is a link."""
    under = []
    for number in range(start, len(blocks)):
        block = blocks[number]
        if not (block.furniture or _is_link(block)):
            break
        under.append(number)
    return under


def _is_link(block: Block) -> bool:
    return block.linked > _MOSTLY * len("".join(block.text.split()))
