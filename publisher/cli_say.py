"""Commands about what is said: `publisher say` and `publisher words`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from . import manifest, voice
from .cleaning._words import dictionary
from .cli_shown import PATHS, Help
from .errors import Exit
from .gathering import gathered
from .languages import primary, runs, script
from .pipeline import Order, cast_of, compose
from .spoken import Said
from .spoken import say as wording
from .spoken.ipa import to_espeak
from .spoken.lexicon import Lexicon, of_folder, of_voice
from .spoken.wary import wary
from .voice import Cast


@click.command(
    cls=Help,
    examples='  publisher say "On 10 July 2020 Amb. Zhang Jun met 2,020 people."\n'
    '  publisher say "7月10日增長3.5%" --language zh-Hant --explain',
)
@click.argument("text")
@click.option("--language", default="", metavar="TAG", help="BCP 47 tag; guessed by script.")
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
    """Show what is said for TEXT. Lexicons: lexicon.pls of the book, then that of the voice."""
    language = language or ("zh" if any(script(char) == "CJK" for char in text) else "en")
    voices = voice.load(voice.folders(folder))
    cast = Cast(voices, {"": name} if name else {}, skills=voice.skills(voices))
    said = []
    for run in runs(text, language):
        speaker = cast.voice(run.language)
        lexicons = (*of_folder(folder), *of_voice(speaker))
        each = wording(run.text, run.language, lexicons)
        said.append(each.text)
        if explain:
            click.echo(f"{run.text!r}: {run.language}, {speaker.name} ({speaker.engine})")
            for line in _steps(run.text, run.language, each):
                click.echo(f"  {line}")
    click.echo("".join(said))
    return Exit.OK


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


@click.command(
    cls=Help,
    examples="  publisher words speeches\n  publisher words speeches > names.txt",
)
@PATHS
def words(paths: tuple[Path, ...]) -> int:
    """List the words that a voice may get wrong, as entries for a lexicon.

    PATH is as for build. Names, foreign words and unknown capitals that no lexicon has yet; each
    is said as it is written until you put an <alias> or a <phoneme> that says it better.
    """
    with gathered(paths or (Path(),)) as place:
        folder = place.folder
        order = Order(folder, Path("dist"), place=place)
        editor = manifest.read(folder)
        cast = cast_of(order, editor)
        book = compose(order, editor, cast)
        own = of_folder(folder)
    lexicons: list[Lexicon] = [*own]
    for each in cast.voices:
        if primary(each.language) == "en":
            lexicons += of_voice(each)
    for found in wary(book.sentences(), tuple(dict.fromkeys(lexicons)), dictionary()):
        click.echo(f"{found.lexeme()} <!-- {found.kind}, {found.count} -->")
    return Exit.OK
