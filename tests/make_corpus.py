"""Make the binary documents of tests/corpus: `python tests/make_corpus.py` (needs LibreOffice).

Office documents and PDFs are what LibreOffice makes of tests/corpus/sources/NAME.FORMAT.html; the
EPUBs and the PDFs in columns or Han are made here. Only for new documents; files are committed.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import books
from pdfs import Made

CORPUS = Path(__file__).parent / "corpus"


def office() -> None:
    """Convert each source by way of OpenDocument, which the other exports of LibreOffice need."""
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted((CORPUS / "sources").glob("*.html")):
            name, form = source.name.split(".")[:2]
            page = Path(folder, f"{name}.html")
            page.write_bytes(source.read_bytes())
            _convert(page, "odt", Path(folder), "--infilter=HTML (StarWriter)")
            _convert(page.with_suffix(".odt"), form, CORPUS / form)


def _convert(file: Path, form: str, folder: Path, *options: str) -> None:
    if file.suffix == f".{form}":
        folder.mkdir(exist_ok=True)
        (folder / file.name).write_bytes(file.read_bytes())
        return
    command = ["soffice", "--headless", *options, "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, str(file)], check=True, timeout=120, capture_output=True)


GERMAN = (
    "Wer im Winter an dieser Küste entlanggegangen ist, vergisst nicht, wie schnell das Wetter "
    "umschlägt. Die Dörfer sind klein, die Straßen sind schmal, und die Leute sind das Warten "
    "gewohnt: auf die Fähre, auf die Post und auf das Frühjahr.",
    "Der Ausschuss hat im Jahr 2020 elfmal getagt. Über die Ausbesserung der Nordmole, die seit "
    "dem Sturm von 2015 beschädigt ist, wurde dreimal beraten und einmal abgestimmt. Die Kosten "
    "betrugen 6.150 Euro und blieben damit unter dem Voranschlag.",
    "Frau Dr. Keller wies darauf hin, dass die Pegelmessung noch immer von Freiwilligen besorgt "
    "wird. Sie gehen morgens um sechs hinaus und schreiben eine Zahl auf, die ein anderer braucht. "
    "Der Ausschuss dankt ihnen ausdrücklich.",
)
CHINESE = (
    "主席先生，各位代表：昨天，部长女士提出了一个简单的问题：来得比水还晚的预警有什么用？工程师的回答很短：没有用。",
    "我们有二百一十四个水文站、四个管理机构、三种语言，还有两种计算时间的方法。因此我建议：一个时钟，一张向所有人开放的表格，一个有人接听的电话号码。",
    "去年南航道的流量不到常年的三分之一，而两个国家的决策者是从报纸上得知这一消息的。信任不能建立在保密之上。",
    "整个系统的造价低于一座桥梁。二〇一五年的洪水造成的损失估计为十二亿五千万元。谢谢主席先生。",
)


def german() -> bytes:
    """A report in two columns over three pages, with head and foot."""
    made = Made(info={"Title": "Jahresbericht 2020", "Author": "Hafenausschuss"}, language="de")
    for page in range(3):
        sheet = made.sheet()
        sheet.text(60, 45, "Hafenausschuss Wiekhusen · Jahresbericht 2020", 8)
        if not page:
            sheet.text(120, 80, "Jahresbericht des Hafenausschusses", 18)
        for column in (60, 310):
            y = 120.0
            for text in GERMAN[page:] + GERMAN[:page]:
                y = sheet.paragraph(column, y, 225, text, 10, indent=12)
        sheet.text(285, 810, f"Seite {page + 1}", 8)
    return made.pdf()


def chinese() -> bytes:
    """A statement with a title, first lines indented, a page number in Han."""
    made = Made(language="zh-Hans")
    for page in range(3):
        sheet = made.sheet()
        y = 100.0
        if not page:
            sheet.text(200, 80, "在第三届共享水域会议上的发言", 16)
            sheet.text(230, 110, "2018年9月13日　林霍尔姆", 10)
            y = 150.0
        for text in CHINESE:
            y = sheet.paragraph(72, y, 440, text, 12, indent=24)
        sheet.text(285, 800, f"— {page + 1} —", 9)
    return made.pdf()


PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:x:{1}</dc:identifier>
<dc:title>{0}</dc:title><dc:creator>{2}</dc:creator><dc:language>{1}</dc:language>
<dc:date>{3}</dc:date></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
FRENCH = """<h1>Le Passeur</h1><h2>I</h2>
<p>Le vieux tira la barque sur la berge<a epub:type="noteref" href="#n1">1</a>
et regarda le jeune homme.</p>
<p>— Vous voulez passer ?</p><p>— Si c’est possible, dit l’autre. Combien est-ce que je vous dois ?</p>
<span epub:type="pagebreak" id="p12" title="12"/>
<p>— Cela dépend de ce que vous laissez de ce côté.</p><h2>II</h2>
<p>Ils montèrent dans la barque. Une chanson anglaise lui revint : <i xml:lang="en">Row, row, row your boat, gently down the stream</i>.</p>
<p>La rivière était haute et sans bruit.</p>
<aside epub:type="footnote" id="n1"><p>1. Côté du couchant.</p></aside>"""
JAPANESE = """<h1>渡し守</h1>
<p>川のほとりに、一人の<ruby>渡守<rt>わたしもり</rt></ruby>が住んでいた。</p>
<p>「おじいさん、一生のあいだ人を渡して、いくらになりましたか。」</p>
<p>老人は<ruby>櫂<rt>かい</rt></ruby>を止めて、しばらく考えた。「数えたことはない。だが、笑った顔はみんな覚えている。」</p>
<p><img src="boat.png" alt="舟に乗る老人と若者"/></p>
<p>空には、もう月が出ていた。</p>"""
SPANISH = """<h1>Cartas del dique</h1><h2>Carta primera</h2>
<p>Villarrío, 3 de noviembre de 2016</p><p>Muy señores míos:</p>
<p>Desde hace treinta años paseo todos los días con mi perro por el dique norte. ¿Saben ustedes qué hay entre el km 4 y el km 6? Yo sí.</p>
<blockquote><p>El agua no pregunta de quién es la orilla.</p></blockquote>
<p>Les saluda atentamente,<br/>Juana Brenes</p><h2>Carta segunda</h2>
<p>Nadie me ha contestado. ¡Qué se le va a hacer! El charco sigue ahí.</p>"""


def epubs() -> None:
    """Three small books: notes and pages, ruby and a picture without bytes, letters."""
    for name, language, title, author, date, body in (
        ("story-fr", "fr", "Le Passeur", "Claire Antoine", "2011", FRENCH),
        ("story-ja", "ja", "渡し守", "川辺一郎", "2012-04", JAPANESE),
        ("letters-es", "es", "Cartas del dique", "Juana Brenes", "2017", SPANISH),
    ):
        head = books.HEAD.replace('xml:lang="en"', f'xml:lang="{language}"')
        files = {
            "META-INF/container.xml": books.CONTAINER,
            "OPS/package.opf": PACKAGE.format(title, language, author, date),
            "OPS/nav.xhtml": head + '<body><nav epub:type="toc"><ol><li><a href="a.xhtml">1</a>'
            "</li></ol></nav></body></html>",
            "OPS/a.xhtml": f"{head}<body>{body}</body></html>",
        }
        (CORPUS / "epub").mkdir(exist_ok=True)
        books.write(CORPUS / "epub" / f"{name}.epub", files)


if __name__ == "__main__":
    office()
    epubs()
    (CORPUS / "pdf/report-de.pdf").write_bytes(german())
    (CORPUS / "pdf/statement-zh-hans.pdf").write_bytes(chinese())
