"""Mails and web archives: what their senders wrote is in the book, their packing is not."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.errors import InputError
from publisher.findings import WARNING
from publisher.readers import html, mail
from publisher.sources import read_file, reader_of

PIXELS = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x80\0\0\0\x80\x08\x02\0\0\0"
    + bytes(4)
    + b"\0\0\0\0IEND\xaeB`\x82"
)


def letter(**fields: str) -> EmailMessage:
    """A mail about the mill."""
    message = EmailMessage()
    message["Received"] = "from mx.example.org by mx.example.net; Tue, 4 Feb 2020 09:00:01 +0100"
    message["From"] = fields.get("sender", "Anna Grün <anna@example.org>")
    message["To"] = "Board <board@example.org>"
    message["Date"] = "Tue, 4 Feb 2020 09:00:00 +0100"
    message["Subject"] = fields.get("subject", "Die Mühle ist verkauft")
    return message


def of(message: EmailMessage | bytes, tmp_path: Path, name: str = "letter.eml") -> Document:
    """The document of a mail, cleaned."""
    path = tmp_path / name
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    found = read_file(path, "letter", name)
    assert found
    return clean(found)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def codes(document: Document) -> list[str]:
    return [one.code for one in document.findings]


def test_coded_words_become_letters(tmp_path: Path) -> None:
    message = letter()
    message.set_content("Liebe Freunde,\n\nwir müssen räumen.\n", cte="quoted-printable")
    document = of(message, tmp_path)
    assert "müssen räumen" in document.manuscript.text
    assert document.value("title") == "Die Mühle ist verkauft"
    assert document.value("author") == "Anna Grün"
    assert document.value("published").startswith("2020-02-04")
    assert "mx.example" not in document.manuscript.text


def test_base64_is_text_too(tmp_path: Path) -> None:
    message = letter()
    message.set_content("我们明天开会。\n", cte="base64")
    assert "我们明天开会。" in of(message, tmp_path).manuscript.text


def test_of_two_forms_of_a_text_the_one_with_headings_is_taken(tmp_path: Path) -> None:
    message = letter()
    message.set_content("* Plain *\n")
    message.add_alternative("<h2>Rich</h2><ul><li>One</li></ul>", subtype="html")
    blocks = shown(of(message, tmp_path))
    assert blocks[0] == ("heading", "Die Mühle ist verkauft")
    assert ("heading", "Rich") in blocks
    assert ("list_item", "One") in blocks
    assert "Plain" not in str(blocks)


def test_a_page_that_its_mail_calls_nothing_is_still_a_page(tmp_path: Path) -> None:
    mailed = (
        b"From: a@example.org\nSubject: Offer\nMIME-Version: 1.0\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n"
        b'<html><body bgcolor=3D"red"><p>Come =\nand see.</p></body></html>\n'
    )
    assert ("paragraph", "Come and see.") in shown(of(mailed, tmp_path))


def test_pictures_in_the_text_are_shown(tmp_path: Path) -> None:
    message = letter()
    message.set_content('<p>Look:</p><img src="cid:one@x" alt="The mill at dawn">', subtype="html")
    message.add_related(PIXELS, "image", "png", cid="<one@x>", filename="mill.png")
    document = of(message, tmp_path)
    assert [p.name for p in document.pictures] == ["mill.png"]
    assert "R135" not in codes(document)


def test_what_is_attached_is_named_and_not_lost_in_silence(tmp_path: Path) -> None:
    message = letter()
    message.set_content("See the plan.\n")
    message.add_attachment(b"%PDF-1.4", "application", "pdf", filename="Plan für März.pdf")
    document = of(message, tmp_path)
    told = next(one for one in document.findings if one.code == "R135")
    assert told.severity == WARNING
    assert "Plan für März.pdf" in told.message
    assert "See the plan." in document.manuscript.text


def test_a_part_that_nobody_can_read_is_named(tmp_path: Path) -> None:
    message = letter()
    message.set_content("See the plan.\n")
    message.make_mixed()
    message.attach(EmailMessage())
    part = message.get_payload()[-1]
    part.set_content(
        bytes(range(256)) * 8, "text", "plain", disposition="inline", filename="log.txt"
    )
    document = of(message, tmp_path)
    assert "See the plan." in document.manuscript.text
    assert any(one.code == "R135" and "log.txt" in one.message for one in document.findings)


def test_a_part_that_comes_twice_is_read_twice(tmp_path: Path) -> None:
    message = letter()
    message.set_content("The mill.\n")
    message.make_mixed()
    message.attach(message.get_payload()[0])
    assert of(message, tmp_path).manuscript.text.count("The mill.") == 2


def test_a_draft_without_an_address_is_a_mail_and_no_page(tmp_path: Path) -> None:
    message = letter()
    del message["Received"], message["To"]
    message.set_content("Dear all,\n")
    message.add_alternative(
        "<html><p>Dear <b>all</b>,</p><p>it is sold.</p></html>", subtype="html"
    )
    document = of(message, tmp_path)
    assert document.value("author") == "Anna Grün"
    assert shown(document)[0] == ("heading", "Die Mühle ist verkauft")


def test_a_mail_within_a_mail_is_read(tmp_path: Path) -> None:
    inner, outer = letter(subject="Inner"), letter(subject="Outer")
    inner.set_content("From the mill.\n")
    outer.set_content("I pass this on.\n")
    outer.add_attachment(inner)
    text = of(outer, tmp_path).manuscript.text
    assert "I pass this on." in text
    assert "From the mill." in text


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "utf-8"])
def test_a_wrong_name_of_the_encoding_costs_nothing(charset: str, tmp_path: Path) -> None:
    words = "Здравствуйте, друзья! Мы продали мельницу.".encode("koi8-r")
    head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    assert "мельницу" in of(head.encode() + b"\n" + words * 4, tmp_path).manuscript.text


def test_a_machine_is_no_author(tmp_path: Path) -> None:
    message = letter(sender="MAILER-DAEMON notification <x@example.org>")
    message.set_content("<p>It did not arrive.</p>", subtype="html")
    assert of(message, tmp_path).value("author") == ""


def test_a_mail_without_words_is_refused(tmp_path: Path) -> None:
    message = letter()
    message.set_content(" \n")
    with pytest.raises(InputError, match="no text"):
        of(message, tmp_path)


def test_texts_that_begin_like_mails_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    memo = b"From: The chair\nTo: All\nSubject: The mill\n\nDear all,\n"
    path.write_bytes(memo)
    assert reader_of(path, memo).__name__.endswith(".text")
    saved = b"Return-Path: a@b\nMIME-Version: 1.0\nContent-Type: text/plain\nSubject: x\n\nHello\n"
    assert not mail.accepts(path, saved)
    assert mail.accepts(path.with_suffix(".eml"), saved)


def archive(address: str = "https://example.org/news/mill.html") -> bytes:
    """A page as Chromium saves it."""
    prose = "".join(
        f"<p>The mill by the river was sold in February, as the board said in letter {n}, and "
        "nobody in the village knows what comes next for the people who work there.</p>"
        for n in range(8)
    )
    page = (
        f"<html lang=en><head><title>The mill</title></head><body><nav>Home Shop</nav>"
        f"<article><h1>The mill</h1>{prose}"
        f'<img src="https://example.org/news/mill.png" alt="The mill at dawn"></article></html>'
    )
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {address}\r\n"
        "Subject: The mill\r\nDate: Tue, 4 Feb 2020 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        f"------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {address}\r\n\r\n"
        f"{base64.encodebytes(page.encode()).decode()}\r\n"
        "------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://example.org/news/mill.png\r\n\r\n"
        f"{base64.encodebytes(PIXELS).decode()}\r\n------b--\r\n"
    ).encode()


@pytest.mark.parametrize("name", ["mill.mht", "mill.mhtml"])
def test_a_web_archive_is_the_page_in_it(name: str, tmp_path: Path) -> None:
    document = of(archive(), tmp_path, name)
    blocks = shown(document)
    assert blocks[0] == ("heading", "The mill")
    assert "Home Shop" not in document.manuscript.text  # a page, so what is around it goes
    assert document.value("address") == "https://example.org/news/mill.html"
    assert [p.name for p in document.pictures] == ["mill.png"]
    assert not codes(document)


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    empty = archive().replace(b"Content-Type: text/html\r\n", b"Content-Type: text/css\r\n")
    with pytest.raises(InputError, match="no page"):
        of(empty, tmp_path, "mill.mht")


def test_a_mail_is_no_web_archive() -> None:
    assert html.accepts(Path("x.mht"), archive())
    assert not html.accepts(Path("x.eml"), b"To: b@example.org\r\n" + archive())
