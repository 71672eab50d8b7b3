"""The report in a browser: its filter works; and what it says of speeches."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from marked import marked

from publisher import report
from publisher.book import Document
from publisher.ledger import Change, Evidence, Fact
from publisher.manifest import Manifest, SpeechEntry
from publisher.placing import placed

STATED = Evidence("stated", "the byline says so")


def speech(name: str, speaker: str, date: str) -> Document:
    made = marked(("", f"This is what {speaker} said, in  words of one day."), name=name)
    facts = (Fact("title", name, STATED), Fact("speaker", speaker, STATED))
    return Document(made.key, name, made.manuscript, facts=(*facts, Fact("date", date, STATED)))


def section(page: str, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(page)
    return next(e for e in root.iter("section") if e.get("aria-labelledby") == name)


def test_the_page_says_why_documents_are_together() -> None:
    documents = (
        speech("b.txt", "Zhang Jun", "2021-05-08"),
        speech("a.txt", "張軍", "2021-05-08"),
        speech("c.txt", "Li Wei", "2020-01-02"),
    )
    places, _ = placed(documents, Manifest(), "en")
    groups = tuple(found.group for found in places)
    found = section(report.page("x", documents, (), groups), "speeches")
    said = [" ".join("".join(each.itertext()).split()) for each in found.findall("ol/li")]
    assert len(said) == 2
    assert said[0].startswith("c.txt, 2020-01-02 (stated: the byline says so) c.txt Alone:")
    assert "a.txt b.txt Together because: b.txt: the speaker Zhang Jun is read" in said[1]
    assert said[1].endswith("(inferred)")
    assert [a.get("href") for a in found.iter("a")] == ["#d-c", "#d-a", "#d-b"]


def test_the_editors_word_is_a_reason_and_doubles_are_named() -> None:
    one = marked(("", " ".join(f"word{n}" for n in range(200))), name="one.txt")
    two = Document("two", "two.txt", one.manuscript)
    other = speech("b.txt", "Zhang Jun", "2021-05-08")
    editor = Manifest(speeches=(SpeechEntry(("b.txt",)),))
    places, doubts = placed((one, two, other), editor, "en")
    page = report.page("x", (one, two, other), doubts, [found.group for found in places])
    text = "".join(section(page, "speeches").itertext())
    assert "Together because: book.toml (editor)" in text
    assert "the same text as two.txt, which is left out: every paragraph" in text


DRIVE = """
<script>
"use strict";
const told = [];
function state() {
  const shown = function (all) { return Array.from(document.querySelectorAll(all)); };
  told.push({
    form: !document.getElementById("filter").hidden,
    choice: !document.getElementById("choice").hidden,
    expanded: document.getElementById("open").getAttribute("aria-expanded"),
    said: document.querySelector("output").textContent,
    off: shown(".sides .off").length,
    rows: shown(".sides tbody tr").filter(function (row) { return !row.hidden; }).length,
    reasons: shown(".sides li").filter(function (one) { return !one.hidden; }).length,
    titles: shown(".sides del").filter(function (one) { return one.title; }).length,
    focus: document.activeElement.id
  });
}
function box(name, value) {
  document.querySelector("input[name=" + name + "][value=" + value + "]").click();
  state();
}
state();
document.getElementById("open").click(); state();
box("rule", "L8");
box("only", "only");
box("only", "only");
document.querySelector("[data-all='']").click(); state();
document.querySelector("[data-all='1']").click(); state();
box("basis", "stated");
document.getElementById("choice").dispatchEvent(
  new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
state();
const out = document.createElement("pre");
out.id = "told";
out.textContent = JSON.stringify(told);
document.body.append(out);
</script>
</body>"""


def browser() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("there is no Chromium on this machine to run page.js")


def test_the_filter_works(tmp_path: Path) -> None:
    document = marked(("", "One  and two."), ("", "Three   and four."), ("", "Five."))
    text, later = document.manuscript.text, document.manuscript.text.index("hree")
    space = Change(text.index("  and t"), text.index("and t"), " ", "spaces")
    manuscript = document.manuscript.apply("L8", [space])
    word = Change(later - 2, later + 3, "Drei", "said", "inferred")
    manuscript = manuscript.apply("L9", [word])
    page = report.page("x", (Document("key", "x.txt", manuscript),))
    path = tmp_path / "page.html"
    path.write_text(page.replace("</body>", DRIVE), "utf-8")
    command = [
        browser(), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
        f"--user-data-dir={tmp_path}/user", path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(done.stdout.partition('<pre id="told">')[2].partition("</pre>")[0])
    start, opened, no_l8, only, _, none, every, no_stated, closed = told
    assert start["form"]
    assert (start["choice"], start["expanded"]) == (False, "false")
    assert (opened["choice"], opened["expanded"]) == (True, "true")
    assert start["said"] == "2 of 2 edits on this page are marked"
    assert (start["off"], start["reasons"], start["titles"]) == (0, 2, 2)
    assert no_l8["said"] == "1 of 2 edits on this page are marked"
    assert (no_l8["off"], no_l8["reasons"], no_l8["titles"]) == (2, 1, 1)
    assert no_l8["rows"] == start["rows"] > only["rows"] == 1
    assert (none["said"][:4], none["reasons"]) == ("0 of", 0)
    assert every == {**opened, "focus": every["focus"]}
    assert no_stated["said"] == "1 of 2 edits on this page are marked"
    assert (closed["choice"], closed["expanded"], closed["focus"]) == (False, "false", "open")
