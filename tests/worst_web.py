"""Web pages and Markdown of any length that are as bad as a shape can be."""

from __future__ import annotations

from collections.abc import Callable

from worst_units import PROSE, nested, numbered, repeated

HTML: dict[str, Callable[[int], str]] = {
    "nested lists": nested("<ul><li>a", "x", "</li></ul>"),
    "nested boxes": nested("<div>", "x", "</div>"),
    "open boxes": repeated("<div>a"),
    "nested tags": nested("<b>", "x", "</b>"),
    "boxes beside boxes": repeated("<div></div>"),
    "bold paragraphs": numbered("<p><b>Title {w}</b></p><p>The words of it are here.</p>"),
    "typed bullets": repeated("<p>• A thing to do</p>"),
    "typed numbers": numbered("<p>{n}. A thing to do</p>"),
    "emphasis": repeated("<p>a <em>b</em> <strong>c</strong></p>"),
    "thirty columns": repeated("<tr>" + "<td>cell</td>" * 30 + "</tr>", "<table>"),
    "verse": repeated("<p>The words of it<br>of peace and hope<br>and all of us</p>"),
    "quotations": nested("<blockquote>a", "x", "</blockquote>"),
    "definitions": numbered("<dt>{w}</dt><dd>The words of it.</dd>", "<dl>"),
    "preformatted": repeated("a  b\n", "<pre>"),
    "struck out": repeated("<del>a</del>b"),
    "closed boxes": repeated("</div>a"),
    "open inline": repeated("<b>a"),
    "wide table": repeated("<td>cell</td>", "<table><tr>"),
    "long table": repeated("<tr><td>cell</td><td>1</td></tr>", "<table>"),
    "spans": repeated('<tr><td colspan="1000" rowspan="1000">c</td></tr>', "<table>"),
    "tables in tables": nested("<table><tr><td>a", "x", "</td></tr></table>"),
    "images": numbered('<img src="{n}.png" alt="A picture of {w}">'),
    "figures": numbered(
        '<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="{w}">'
        "<figcaption>{w}</figcaption></figure>"
    ),
    "ruby": repeated("<ruby>漢<rt>かん</rt></ruby>"),
    "ruby lines": repeated("<p><ruby>漢<rt>かん</rt></ruby></p>"),
    "links": numbered('<a href="#{n}">{w}</a> '),
    "list of links": numbered('<li><a href="/{n}">{w}</a></li>'),
    "notes": numbered(
        '<p>Words<a href="#n{n}" id="r{n}">[{n}]</a></p><p id="n{n}"><a href="#r{n}">{n}</a> A.</p>'
    ),
    "notes on one": numbered('<a href="#n">[{n}]</a> ', "<p id=n>1 A note.</p><p>"),
    "paragraphs": numbered("<p>The words of {w} are here for all of us to read.</p>"),
    "one paragraph": repeated(PROSE, "<p>"),
    "breaks": repeated("a<br>"),
    "headings": numbered("<h2>Title {w}</h2><p>Words.</p>"),
    "only headings": numbered("<h3>Title {w}</h3>"),
    "languages": repeated('<span lang="fr">paix</span> '),
    "nested languages": nested('<i lang="fr">', "x", "</i>"),
    "legends": repeated("<legend>What is it?</legend>", "<p>a</p><div>"),
    "forms in one box": repeated("<form><input name=a>What is it?</form>", "<p>a</p><div>"),
    "comments": repeated("<!-- c -->a"),
    "open comment": repeated("<!-", "<p>a"),
    "open tags": repeated("<"),
    "attributes": numbered('a{n}="b" ', "<p ", ">Words</p>"),
    "classes": numbered("c{n} ", '<p class="', '">Words of it</p>'),
    "entities": repeated("&amp;&#x41;&nosuch;"),
    "scripts": repeated("<script>x<y</script>a"),
    "maths": nested("<math><mrow>", "<mi>x</mi>", "</mrow></math>"),
    "svg": nested("<svg><g>", "<text>x</text>", "</g></svg>"),
    "json": repeated('{"@type":"Article"},', '<script type="application/ld+json">['),
    "metas": numbered('<meta name="author" content="Anna {w}">'),
    "times": repeated("<time datetime=2020-07-10>10 July 2020</time> "),
    "navigation": repeated("<nav><a href=/>a</a></nav>"),
    "articles": numbered("<article><h2>{w}</h2><p>The words of it are here.</p></article>"),
}

MARKDOWN: dict[str, Callable[[int], str]] = {
    "nested quotes": repeated(">"),
    "quotes": repeated("> a\n"),
    "stars only": repeated("*"),
    "spaced stars": repeated("** a "),
    "underscores": repeated("__a_"),
    "exclamations": repeated("![a]("),
    "open references": repeated("[a]["),
    "thirty columns": repeated("| a " * 30 + "|\n", "|" * 31 + "\n" + "|--" * 30 + "|\n"),
    "angles": repeated("<"),
    "escapes": repeated("\\*"),
    "attributes of words": repeated("`a`{.b} "),
    "entities": repeated("&#42;"),
    "html": repeated("<div>\n\n*a*\n\n"),
    "nested lists": lambda length: "\n".join(
        "  " * depth + "- a" for depth in range(int(length**0.5))
    ),
    "stars": repeated("*a _b "),
    "backticks": lambda length: " ".join("`" * n for n in range(1, int((2 * length) ** 0.5))),
    "brackets": repeated("["),
    "links": repeated("[a](b"),
    "references": numbered("[{n}]: /x\n\n[a][{n}]\n\n"),
    "footnotes": numbered("A[^{n}]\n\n[^{n}]: Note\n\n"),
    "table": repeated("| a | b |\n", "| a | b |\n|---|---|\n"),
    "headings": numbered("# Title {w}\n\nWords.\n\n"),
    "underlines": repeated("a\n=\n"),
    "tags": repeated("<a <b "),
}
