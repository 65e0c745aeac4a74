"""``fogline run``: reads what is pending and says what changed."""

from __future__ import annotations

import click

from fogline.cli.bars import Bars
from fogline.cli.clock import now
from fogline.cli.help import Explained
from fogline.cli.options import project_option, quiet_option
from fogline.cli.say import number, say
from fogline.pipeline.project import Project
from fogline.pipeline.run import Runner, StageTally
from fogline.pipeline.tools import Tools
from fogline.review.carry import carry


@click.command("run", cls=Explained)
@project_option
@quiet_option
def run_command(*, project: Project, quiet: bool) -> int:
    """Reads everything that is pending: reports, their claims, and who, where and when they mean.

    Stopped at any moment, what was done is kept and the next run does the rest. Bad input never stops a run; see
    `fogline problems`.

    Examples:
      fogline run
      fogline run --project ~/records/aleppo --quiet
    """
    with Bars(quiet=quiet) as bars, project.ledger(write=True) as ledger:
        tools = Tools(project.materials(), bars.building)
        tallies = Runner(ledger, tools, carry=carry, clock=now, progress=bars).run()
    for line in _told(tallies):
        say(line, quiet=quiet)
    return 0


def _reviews(extract: StageTally) -> str:
    lost = len(extract.lost)
    needing = f"{number(lost, 'review')} {'needs' if lost == 1 else 'need'} a look"
    return f"{number(extract.carried, 'review')} carried, {needing}"


def _told(tallies: list[StageTally]) -> list[str]:
    by_stage = {tally.stage: tally for tally in tallies}
    read, extract = by_stage["read"], by_stage["extract"]
    if not any(tally.inputs for tally in tallies):
        return ["nothing new to read"]
    if read.inputs:
        lines = [f"{number(read.inputs, 'report')} read, {number(extract.added, 'claim')} found"]
    elif extract.inputs:
        lines = [f"{number(extract.inputs, 'report')} read again, {number(extract.added, 'new claim')}"]
    else:
        lines = ["who, where and when were looked up again; the claims are the same"]
    reviews = extract.carried or extract.lost
    if extract.withdrawn or reviews:
        lines.append(f"{number(extract.withdrawn, 'claim')} changed" + (f", {_reviews(extract)}" if reviews else ""))
    revised = by_stage["revise"].added
    if revised:
        lines.append(
            f"{number(revised, 'report is', 'reports are')} a later version of another, whose claims it replaces"
        )
    problems = sum(tally.problems for tally in tallies)
    if problems:
        lines.append(f"{number(problems, 'problem')}; see: fogline problems")
    return lines
