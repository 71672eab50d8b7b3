"""Dates, datelines and titles of speeches in many languages; what is not stated is not told."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._dateline import dateline
from publisher.cleaning._dates import dates
from publisher.ledger import Manuscript

DATES = [
    ("le 10 juillet 2020", "2020-07-10"),
    ("le 1er mai 2020", "2020-05-01"),
    ("el 10 de julio de 2020", "2020-07-10"),
    ("1.º de mayo", "--05-01"),
    ("10 июля 2020 г.", "2020-07-10"),
    ("10 июля", "--07-10"),
    ("١٠ يوليو ٢٠٢٠", "2020-07-10"),
    ("10 تموز/يوليو 2020", "2020-07-10"),
    ("في 3 كانون الثاني/يناير 2021", "2021-01-03"),
    ("10 يوليو", "--07-10"),
    ("10 حزيران/يوليو 2020", ""),
    ("令和2年7月10日", "2020-07-10"),
    ("令和元年5月1日", "2019-05-01"),
    ("平成30年", "2018"),
    ("2020年7月10日", "2020-07-10"),
    ("10. Juli 2020", "2020-07-10"),
    ("10 luglio 2020", "2020-07-10"),
    ("1º de janeiro de 2021", "2021-01-01"),
    ("10 de julho", "--07-10"),
    ("10/07/2020", ""),
    ("в марте", ""),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: str) -> None:
    assert [str(found.date) for found in dates(text)] == ([expected] if expected else [])


DATELINES = [
    ("PARIS, 10 juil 2020 (AFP) - Le président", "AFP", "PARIS", "2020-07-10"),
    ("Paris (AFP) – Le président a dit", "AFP", "Paris", ""),
    ("Madrid, 10 jul (EFE).- El presidente", "EFE", "Madrid", "--07-10"),
    ("Berlin (dpa) - Der Kanzler", "dpa", "Berlin", ""),
    ("(ANSA) - ROMA, 10 LUG - Il presidente", "ANSA", "ROMA", "--07-10"),
    ("Lisboa, 10 jul 2020 (Lusa) – O presidente", "Lusa", "Lisboa", "2020-07-10"),
    ("МОСКВА, 10 июля. /ТАСС/. Президент", "ТАСС", "МОСКВА", "--07-10"),
    ("МОСКВА, 10 июл — РИА Новости. Президент", "РИА Новости", "МОСКВА", "--07-10"),
    ("【ニューヨーク共同】国連は10日、発表した。", "共同", "ニューヨーク", ""),
    ("BEIJING, 10 juillet (Xinhua) -- Le ministre", "Xinhua", "BEIJING", "--07-10"),
    ("نيويورك 10 يوليو 2020 (شينخوا) -- قال السفير", "شينخوا", "نيويورك", "2020-07-10"),
    ("القاهرة (رويترز) - قال الرئيس", "رويترز", "القاهرة", ""),
]


@pytest.mark.parametrize(("text", "agency", "place", "date"), DATELINES)
def test_datelines(text: str, agency: str, place: str, date: str) -> None:
    found = dateline(text)
    assert found is not None
    assert [text[start:end] for start, end in found.agencies] == [agency]
    assert found.place is not None
    assert text[slice(*found.place)] == place
    assert (str(found.date) if found.date else "") == date


REST = {
    "fr": "La séance est ouverte. Nous sommes réunis dans cette salle pour parler de la paix. " * 3,
    "es": "Se abre la sesión. Estamos reunidos en esta sala para hablar de la paz y la vida. " * 3,
    "it": "La seduta è aperta. Siamo riuniti in questa sala per parlare della pace nel mondo. " * 3,
    "pt": "A sessão está aberta. Estamos reunidos nesta sala para falar da paz e da vida. " * 3,
    "de": "Die Sitzung ist eröffnet. Wir sind in diesem Saal, um über den Frieden zu reden. " * 3,
    "ru": "Заседание открыто. Мы собрались в этом зале, чтобы говорить о мире и о безопасности. "
    * 3,
    "ar": "افتتحت الجلسة. لقد اجتمعنا في هذه القاعة لنتحدث عن السلام والأمن في العالم كله. " * 3,
    "ja": "会議を開きます。私たちはこの部屋に集まり、平和と安全について話し合います。" * 4,
}
TITLES = [
    (
        "fr",
        "Intervention de M. Nicolas de Rivière, Représentant permanent de la France",
        ("Nicolas de Rivière", "Représentant permanent de la France", ""),
    ),
    (
        "fr",
        "Intervention de l'ambassadeur Nicolas de Rivière au Conseil de sécurité",
        ("Nicolas de Rivière", "ambassadeur", "Conseil de sécurité"),
    ),
    ("fr", "Discours du président de la République", ("", "", "")),
    ("fr", "Discours de New York", ("", "", "")),
    (
        "es",
        "Declaración del Embajador Juan Ramón de la Fuente ante el Consejo de Seguridad",
        ("Juan Ramón de la Fuente", "Embajador", "Consejo de Seguridad"),
    ),
    ("es", "Declaración de Buenos Aires", ("", "", "")),
    (
        "it",
        "Intervento del Ministro Luigi Di Maio all'Assemblea generale",
        ("Luigi Di Maio", "Ministro", "Assemblea generale"),
    ),
    (
        "pt",
        "Discurso do Embaixador Ronaldo Costa Filho no Conselho de Segurança",
        ("Ronaldo Costa Filho", "Embaixador", "Conselho de Segurança"),
    ),
    (
        "de",
        "Rede von Botschafter Christoph Heusgen vor dem Sicherheitsrat",
        ("Christoph Heusgen", "Botschafter", "Sicherheitsrat"),
    ),
    ("de", "Rede von Frieden und Freiheit", ("", "", "")),
    (
        "ru",
        "Выступление Постоянного представителя Российской Федерации В.А.Небензи на заседании",
        ("В.А.Небензи", "Постоянного представителя Российской Федерации", "заседании"),
    ),
    ("ru", "Заявление МИД России", ("", "", "")),
    (
        "ar",
        "كلمة السفير محمد إدريس، المندوب الدائم لمصر لدى الأمم المتحدة",
        ("محمد إدريس", "المندوب الدائم لمصر لدى الأمم المتحدة", ""),
    ),
    ("ja", "安倍晋三首相の国連総会における演説", ("安倍晋三", "首相", "国連総会")),
    ("ja", "内閣総理大臣の演説", ("", "", "")),
]


@pytest.mark.parametrize(("language", "title", "expected"), TITLES)
def test_titles_of_speeches(language: str, title: str, expected: tuple[str, str, str]) -> None:
    text = f"{title}\n\n{REST[language]}\n"
    document = clean(Document("k", "file.txt", Manuscript(text)))
    told = tuple(document.value(name) for name in ("speaker", "role", "event"))
    assert told == expected
    assert document.language == language
    for name, value in zip(("speaker", "role", "event"), expected, strict=True):
        fact = document.fact(name)
        if value:
            assert fact is not None
            assert fact.evidence.span is not None
            assert text[slice(*fact.evidence.span)] == value
            assert document.value("kind") == "transcript"


def test_the_date_under_an_arabic_title_is_the_date_of_the_speech() -> None:
    text = f"كلمة السفير محمد إدريس\n\nنيويورك، 10 يوليو 2020\n\n{REST['ar']}\n"
    document = clean(Document("k", "file.txt", Manuscript(text)))
    assert document.value("date") == "2020-07-10"
