"""Damaged and hostile mails and web archives: an error in a sentence or a document, and no more."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from office import FUZZ
from shown import uncovered
from test_mail import PIXELS
from test_reversible import through_json

from publisher.book import Document
from publisher.cleaning import clean
from publisher.errors import InputError
from publisher.ledger import restore
from publisher.readers import html, mail
from publisher.sources import read_file

SENT = b"Received: from a by b\nFrom: Anna <a@example.org>\nSubject: The mill\nMIME-Version: 1.0\n"
SAVED = b"From: <Saved by a browser>\nSubject: The mill\nMIME-Version: 1.0\n"
MIXED = b'Content-Type: multipart/mixed; boundary="b"\n\n'
RELATED = b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
TEXT = b"--b\nContent-Type: text/plain; charset=utf-8\n\nThe mill is sold.\n"
PAGE = (
    b"--b\nContent-Type: text/html\nContent-Location: https://example.org/a/\n\n"
    b'<h2>The mill</h2><p>It is sold.<img src="cid:one" alt="A mill"></p>\n'
)
PICTURE = b"--b\nContent-Type: image/png\nContent-ID: <one>\n\n" + PIXELS + b"\n"
END = b"--b--\n"

PIECES = (
    SENT, SAVED, MIXED, RELATED, TEXT, PAGE, PICTURE, END, b"\n", b"--b\n", b"--b-\n", b"--\n",
    b"Content-Type: multipart/alternative; boundary=b\n\n", b"Content-Type: multipart/mixed\n\n",
    b'Content-Type: multipart/related; boundary=""\n\n', b"Content-Type: message/rfc822\n\n",
    b"Content-Type: message/delivery-status\n\n", b"Content-Type: message/partial; number=1\n\n",
    b"Content-Type: message/external-body; access-type=local-file; name=\"/etc/hostname\"\n\n",
    b"Content-Type: text/html; charset=no-such\n\n", b"Content-Type: text/html; charset=\n\n",
    b"Content-Type: text/plain; charset*=utf-8''%FF%00\n\n", b"Content-Type: ;;=\n\n",
    b"Content-Type: a/b; charset=\"utf-8\0\"\n\n", b"Content-Type: text/plain;charset=idna\n",
    b"Content-Type: text/plain; charset=rot13\n\n", b"Content-Type: text/plain; charset=zlib\n\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"begin 644 ../../x\n#0V%T\n`\nend\n",
    b"Content-Disposition: attachment; filename=\"../../../x.exe\"\n",
    b"Content-Disposition: attachment; filename*0*=utf-8''a%ff; filename*2=b\n",
    b"Content-Disposition: inline; filename*=utf-8\0''a\n", b"Content-Type: a/b; name*=idna''.\n",
    b"Content-Type: text/plain; charset*=\0''a\n", b"Content-Type: text/html; name*=undefined''a\n",
    b"\x80 \xff words\n", b"Content-ID: <cid:one>\n", b"Content-ID:\n", b"Content-Location: file:///etc/hostname\n",
    b"Content-Location: //[\n", b"Content-Location: http://[::1/\n", b"Content-Base: x\n",
    b"Date: 99 Foo 99999 99:99:99 +9999999999\n", b"Date: Tue, 4 Feb 2020 09:00 -0000\n",
    b"From: =?utf-8?b?/////?= <a@b>\n", b"Subject: =?no-such?q?=ff?= =?utf-8?x?a?=\n",
    b"Subject: =?utf-8?b?A?=\n", b"From: (((((\n", b'From: "\\\n', b"To: a:;,,<>@\n",
    b"=\n", b"=3D=ZZ=0", b"TWlsbA=", b"\xff\xfe\0", b"<p>Words", b"<img src=cid:one>", b"<!--",
    b"<base href='http://[x'>", b"<img src='http://[y'>", b"> quoted\n", b"\r", b"\r\n\r\n",
)  # fmt: skip

MADE = st.tuples(
    st.sampled_from((SENT, SAVED)),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=30),
).map(lambda made: made[0] + b"".join(made[1]))

WHOLE = (
    SENT + MIXED + TEXT + PAGE + PICTURE + END,
    SENT + RELATED + PAGE + PICTURE + END,
    SAVED + RELATED + PAGE + PICTURE + END,
)


def whatever(data: bytes, path: Path) -> list[Document]:
    """What both readers make of the bytes: documents in order, or nothing but an InputError."""
    path.write_bytes(data)
    found = []
    for reader in (mail, html):
        if reader.accepts(path, data[:4096]):
            with contextlib.suppress(InputError):
                found.append(reader.read(path, path.name, "key"))
    for document in found:
        if document.marks:
            assert uncovered(document) == ""
        cleaned = clean(document)
        assert restore(*through_json(cleaned)) == document.manuscript.source
    return found


@settings(max_examples=4 * FUZZ, deadline=None)
@given(MADE, st.sampled_from((".eml", ".mht", ".txt")))
@example(SENT + b'Content-Type: text/plain; charset="utf-8\0"\n\nThe mill is \x80.', ".eml")
@example(SENT + b"Content-Type: text/plain; charset*=a'b'c%00\n\nThe mill is \x80.", ".eml")
@example(SENT + b"Content-Type: text/plain; name*=undefined''a\n\nThe mill is sold.", ".eml")
def test_any_pieces_of_mails(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    whatever(data, tmp_path_factory.mktemp("fuzz") / f"a{suffix}")


@settings(max_examples=2 * FUZZ, deadline=None)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)), max_size=20),
    st.integers(0, 100),
)
@example(WHOLE[0], [], 100)
def test_damaged_mails(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, holes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(whole)
    for place, value in holes:
        data[place % len(data)] = value
    suffix = ".mht" if whole.startswith(SAVED) else ".eml"
    found = whatever(
        bytes(data[: len(data) * cut // 100]), tmp_path_factory.mktemp("fuzz") / f"a{suffix}"
    )
    assert found or holes or cut < 100


def nested(depth: int, kind: bytes) -> bytes:
    """Parts in parts, with a text in the innermost."""
    heads = (b"Content-Type: multipart/%s; boundary=b%d\n\n--b%d\n" % (kind, n, n)
             for n in range(depth))  # fmt: skip
    return SENT + b"".join(heads) + b"Content-Type: text/plain\n\nThe mill is sold.\n"


HOSTILE = {
    "nested 1000 deep": nested(1000, b"mixed"),
    "alternatives 300 deep": nested(300, b"alternative"),
    "mails in mails": (SENT + b"Content-Type: message/rfc822\n\n") * 1000 + b"\nThe mill is sold.",
    "one boundary in all": SENT + MIXED + (b"--b\n" + MIXED) * 500 + TEXT,
    "many parts": SENT + MIXED + TEXT * 5000 + END,
    "boundaries that are not": SENT + MIXED + TEXT + b"--bb\n--b x\n-- b\n" * 3_000,
    "a huge field": SENT + b"To: " + b"a@example.org, " * 20_000 + b"\n\nThe mill is sold.",
    "folded for ever": SENT + b"To: a\n" + b" b\n" * 20_000 + b"\nThe mill is sold.",
    "many fields": SENT + b"Received: from c by d\n" * 50_000 + b"\nThe mill is sold.",
    "coded words": SENT + b"To: " + b"=?utf-8?q?a?= " * 30_000 + b"\n\nThe mill is sold.",
    "open coded words": SENT + b"To: " + b"=?utf-8?q?a" * 20_000 + b"\n\nThe mill is sold.",
    "open comments": SENT + b"Date: " + b"(" * 100_000 + b"\n\nThe mill is sold.",
    "a sender of brackets": SENT[:22] + b"From: " + b"(<" * 50_000 + SENT[22:] + b"\nSold.",
    "parameters": SENT + b"Content-Type: text/plain" + b"; a=b" * 50_000 + b"\n\nThe mill is sold.",
    "continued parameters": SENT + b"Content-Type: text/plain"
        + b"".join(b";\n name*%d*=%%41" % n for n in range(5000)) + b"\n\nThe mill is sold.",
    "quotes in parameters": SENT + b"Content-Type: text/plain; a="
        + b'";' * 50_000 + b"\n\nThe mill is sold.",
    "base64": SENT + b"Content-Transfer-Encoding: base64\n\n" + b"AAAA" * 500_000,
    "base64 of words": SENT + b"Content-Transfer-Encoding: base64\n\n" + b"bWlsbCBp\n" * 30_000,
    "quoted printable": SENT + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * 99_999,
    "an encoding of Python": SENT + b"Content-Type: text/plain; charset=punycode\n\n"
        + b"a" * 150_000 + b"-" + b"zzab" * 100_000,
    "a name in an encoding of Python": SENT + b"Content-Type: text/plain; name*=punycode''"
        + b"a" * 150_000 + b"-" + b"zzab" * 100_000 + b"\n\nThe mill is sold.",
    "a picture that shows itself": SENT + RELATED + PAGE
        + PAGE.replace(b"\n\n", b"\nContent-ID: <one>\n\n", 1) + END,
    "pictures of one name": SENT + RELATED + b"--b\nContent-Type: text/html\n\n<p>Sold.</p>"
        + b"".join(b"<img src=cid:%d alt=a>" % n for n in range(2000)) + b"\n"
        + b"".join(b"--b\nContent-Type: image/png; name=a.png\nContent-ID: <%d>\n\n%s%d\n"
                   % (n, PIXELS, n) for n in range(2000)) + END,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    whatever(HOSTILE[name], tmp_path / "a.eml")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("suffix", ["eml", "mht"])
def test_a_mail_reaches_for_nothing_outside_of_it(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for place in ("secret.png", "in/beside.png"):
        (tmp_path / place).write_bytes(PIXELS + place.encode())
    secret = (tmp_path / "secret.png").as_posix()
    links = ("../secret.png", "beside.png", secret, f"file://{secret}", "cid:../secret.png",
             "cid:two", "http://192.0.2.1/a.png")  # fmt: skip
    images = "".join(f'<p><img src="{link}" alt="Picture {link}"></p>' for link in links).encode()
    page = PAGE.replace(b"</p>", b"</p>" + images)
    named = PICTURE.replace(b"<one>", b"<two>").replace(
        b"image/png", b'image/png; name="../../outside.png"'
    )
    attached = (
        b'--b\nContent-Type: application/x-msdownload; name="../run.exe"\n'
        b"Content-Disposition: attachment\n\nMZ\n"
    )
    head = (SENT if suffix == "eml" else SAVED) + RELATED
    path = tmp_path / "in" / f"a.{suffix}"
    path.write_bytes(head + page + PICTURE + named + attached + END)
    before = sorted(tmp_path.rglob("*"))
    document = read_file(path, "key", path.name)
    assert document
    assert {picture.data for picture in document.pictures} == {PIXELS}
    assert not any("/" in picture.name or ".." in picture.name for picture in document.pictures)
    assert sorted(tmp_path.rglob("*")) == before
