"""Commands about what is said: `publisher say` and `publisher words`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from . import manifest_file, plugins, voice
from .book import Sentence
from .cleaning._words import dictionary
from .cli_shown import PATHS, Help
from .engines import Utterance
from .errors import EngineError, Exit
from .gathering import gathered
from .languages import primary, runs
from .lines import said_for
from .pipeline import Order, cast_of, compose
from .spoken import Said
from .spoken import say as say_words
from .spoken.ipa import to_espeak
from .spoken.lexicon import Lexicon, of_folder, of_voice
from .spoken.wary import wary
from .trial import guess
from .voice import Cast, Voice


@click.command(
    cls=Help,
    short_help="Show how a text will be said.",
    examples='  publisher say "On 10 July 2020 Amb. Zhang Jun met 2,020 people."\n'
    '  publisher say "Mo–Fr, 9–17 Uhr" --language de\n'
    '  publisher say "7月10日增長3.5%" --language zh-Hant --explain',
)
@click.argument("text")
@click.option(
    "--language",
    default="",
    metavar="TAG",
    help="Language of TEXT: en, de, zh-Hant …  [default: by its script; Latin is English]",
)
@click.option("--voice", "name", default="", metavar="NAME", help="Whose lexicon to use.")
@click.option(
    "--book",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    metavar="FOLDER",
    help="Whose voices and lexicon to use.",
)
@click.option("--explain", is_flag=True, help="Show the steps from text to phonemes.")
def say(text: str, language: str, name: str, folder: Path, explain: bool) -> int:
    """Show what is said for TEXT: numbers, dates, abbreviations and signs in words.

    Nothing is spoken; `publisher voices try` makes sound of it. The text of a book stays as it is
    written. Lexicons are obeyed: lexicon.pls of the book, then that of the voice.

    With --explain: who says which stretch of it, what the rules and lexicons make of it, and the
    phonemes that the engine makes of that, in the engine's own alphabet.
    """
    language = language or guess(text)
    voices = voice.load(voice.folders(folder))
    cast = Cast(voices, {"": name} if name else {}, skills=voice.skills(voices))
    sentence = Sentence("text", language, runs(text, language))
    orders, unsaid = said_for(sentence, cast, of_folder(folder))
    if explain:
        for start, wording, order in orders:
            shown, speaker = text[start : start + wording.pieces[-1].end], order.voice
            click.echo(f"{shown!r}: {order.utterance.language}, {speaker.name} ({speaker.engine})")
            for line in _steps(shown, order.utterance.language, wording):
                click.echo(f"  {line}")
            if told := _phonemes(order.utterance, speaker):
                click.echo(f"  {speaker.engine} says: {told}")
    click.echo(" ".join(wording.text.strip() for _, wording, _ in orders))
    for left_out in unsaid:
        click.echo(f"no voice here can say {left_out!r}", err=True)
    return Exit.OK


def _phonemes(utterance: Utterance, speaker: Voice) -> str:
    """What the engine makes of an utterance, or "" where it does not tell."""
    engine = plugins.find("engines", speaker.engine)
    if not hasattr(engine, "phonemes"):
        return ""
    try:
        return str(engine.phonemes(utterance, speaker)).strip()
    except EngineError as error:
        return f"nothing, for {error.what}"


def _steps(text: str, language: str, said: Said) -> Iterator[str]:
    """Each stretch that is said otherwise than written, then the phonemes of lexicons."""
    for piece in said.pieces:
        if piece.rule:
            spoken = said.text[piece.said_start : piece.said_end]
            yield f"{text[piece.start : piece.end]!r} → {spoken!r} ({piece.rule})"
    for start, end, ipa in said.phonemes:
        espeak = to_espeak(ipa, language)
        extra = f", for espeak [[{espeak}]]" if espeak else ""
        yield f"{said.text[start:end]!r} → /{ipa}/{extra}"


_LEXICON = """\
<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" \
xml:lang="{language}">"""


@click.command(
    cls=Help,
    short_help="List words that a voice may say wrong, as a lexicon.",
    examples="  publisher words speeches\n  publisher words speeches > draft.pls",
)
@PATHS
def words(paths: tuple[Path, ...]) -> int:
    """Write a lexicon of the words that a voice may get wrong, to be corrected.

    PATH is as for build. Names, foreign words and unknown capitals that no lexicon has yet, with
    the phonemes that the voice which reads them makes of them; each is said as it is written until
    you put an <alias> or a <phoneme> that says it better.
    """
    with gathered(paths or (Path(),)) as place:
        folder = place.folder
        order = Order(folder, Path("dist"), place=place)
        editor = manifest_file.read(folder)
        cast = cast_of(order, editor)
        book = compose(order, editor, cast)
        own = of_folder(folder)
    lexicons: list[Lexicon] = [*own]
    for each in cast.voices:
        if primary(each.language) == "en":
            lexicons += of_voice(each)
    said = (s for speech in book.speeches for d in speech.documents for s in d.sentences())
    click.echo(_LEXICON.format(language=book.language.value))
    for found in wary(said, tuple(dict.fromkeys(lexicons)), dictionary()):
        speaker = cast.voice(found.language)
        spoken = say_words(found.word, found.language)
        told = _phonemes(Utterance(spoken.text, found.language), speaker)
        heard = f"; {speaker.name} says {told}".replace("--", "-") if told else ""
        click.echo(f"{found.lexeme()} <!-- {found.kind}, {found.count}{heard} -->")
    click.echo("</lexicon>")
    return Exit.OK
