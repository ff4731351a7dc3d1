"""The command line: arguments in, exit code out. A module a command, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from keyword import iskeyword

import click

from collabctl import __version__
from collabctl.cli import streams
from collabctl.cli.failure import Failure

COMMANDS = {
    "init": "Begin an organization: a few files that hold together, and what editors and CI need.",
    "new": "Write a new document, with a remark beside each field.",
    "validate": "Check everything and say what is wrong, where, and what to do.",
    "conflicts": "Tell whose targets pull against each other, through what, and what would end it.",
    "graph": "Draw who works with whom, what we aim for, or what moves what.",
    "record": "Add a measurement to the table of its metric.",
    "import": "Take figures over from a spreadsheet.",
    "status": "Tell where goals, KPIs, rollouts and promises stand, by what was measured.",
    "diff": "Tell what a change means: for whom, and which conflicts it brings and ends.",
    "handbook": "Write the handbook that everybody reads.",
    "calendar": "Print the meetings as iCalendar, for every calendar program.",
    "rename": "Give a document another id, in every place that names it.",
    "resolve": "Write down what people agreed about a finding.",
    "playbook": "Begin a practice that works elsewhere: read how, and add the documents to start it.",
    "export": "Write what other systems can read: owners of files.",
    "explain": "Say what a rule means, why, and show a wrong and a right example.",
    "schema": "Print the JSON Schema of the documents, for editors.",
}


class _Stopped(Exception):
    """Somebody stopped the run. click has an empty line and a word of its own for KeyboardInterrupt."""


class _Commands(click.Group):
    """The commands by name; a command's module is imported only when it is run or asked for its own help."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            raise _Stopped(str(stopped)) from stopped

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            from collabctl.documents.nearest import nearest

            close = nearest(name, list(COMMANDS))
            hint = f"did you mean '{close}'?" if close else f"the commands are {', '.join(COMMANDS)}"
            raise click.UsageError(f"there is no command '{name}'; {hint}", ctx)
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(importlib.import_module(f"collabctl.cli.{module}"), module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collabctl", message="%(prog)s %(version)s")
@click.pass_context
def collabctl(ctx: click.Context) -> None:
    """Collaboration as code: goals, KPIs, meetings, channels and tools, written down and checked.

    \b
    For example:
      collabctl validate
      collabctl conflicts
      collabctl handbook --output handbook
      collabctl explain kpi/opposed-directions
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> int:
    """Run the command line and give its exit code: 0 done, 1 findings, 2 could not do its work, 130 stopped."""
    if sys.stdout is None or sys.stderr is None:
        return 2  # there is nowhere to say why
    streams.prepare()
    if "_COLLABCTL_COMPLETE" in os.environ:
        from collabctl.cli import shells

        shells.register()
    try:
        code = collabctl.main(prog_name="collabctl", standalone_mode=False)
        streams.flush()
    except Failure as failure:
        code = streams.say(str(failure))
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "collabctl"
        code = streams.say(f"{error.format_message().rstrip('.')} (see {command} --help)")
    except click.Abort as left:  # at a question, and so before anything was written; else while click was reading
        code = streams.stopped("" if left.__cause__ else "stopped; nothing was written")
    except (_Stopped, KeyboardInterrupt) as stopped:
        code = streams.stopped(str(stopped))
    except OSError as error:
        code = streams.cut_off(error) if streams.while_printing(error) else streams.unread(error)
    return int(code or 0)
