"""What `collabctl new` asks somebody at the keyboard: what has to be known, and for a KPI what it does to others."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from collabctl.cli.asking import agree, ask, is_so, offer, said

if TYPE_CHECKING:
    from collabctl.organization import Organization
    from collabctl.sources import Sources
    from collabctl.starting.drafts import Beginning, Draft
    from collabctl.starting.questions import Question


class Conversation:
    """A document in the making, and all that is to be written with it. Until the end nothing is."""

    def __init__(self, sources: Sources, beginning: Beginning, worsens: Sequence[str] = ()) -> None:
        from collabctl.starting.influences import worsened
        from collabctl.starting.plans import Plan

        self.sources = sources
        self.beginning = beginning
        self.worsened = worsened(beginning.organization, beginning.kind, worsens)
        self.plan = Plan()
        self.offered = False

    @property
    def organization(self) -> Organization:
        """As it would be with what is planned so far."""
        return self.beginning.organization

    def hold(self, as_of: datetime.date) -> None:
        """Ask all that is not known, and show what would be written. Stops where somebody says no."""
        for question in self.beginning.open_questions():
            self._ask(question, as_of)
        if self.beginning.id is None:
            ask("What is its id, by which others refer to it?", self.beginning.name_it, self._free_id())
        draft = self.write(as_of)
        if draft.kind == "kpi" and not self.worsened:
            self._ask_what_it_does(as_of)
        for path, text in self.plan.added.items():
            said("\n".join(["", path, *(f"  {line}" for line in text.splitlines())]))
        for path, (before, after) in self.plan.edits.items():
            said("\n".join(["", f"and in {path}:", *_added_lines(before, after)]))
        said("")
        agree("Write this?")

    def write(self, as_of: datetime.date) -> Draft:
        """Plan the document from what is known."""
        draft = self.beginning.draft(as_of, [*(file.path for file in self.sources.files), *self.plan.added])
        self._plan(draft)
        channel = self.organization.channels.get(str(self.beginning.values.get("channel")))
        if draft.kind == "message" and channel is not None:
            self.plan.append(channel.document, "use_for", draft.id)
        for metric, department in self.worsened.items():
            self._note(metric, department)
        return draft

    def _plan(self, draft: Draft) -> None:
        self.plan.add(draft)
        self._look_again()

    def _look_again(self) -> None:
        """See the organization with what has been planned by now."""
        from collabctl.edits.trying import with_files

        self.beginning.organization = with_files(self.sources, self.plan.files())

    def _free_id(self) -> str | None:
        return self.beginning.suggested_id() or None

    def _ask(self, question: Question, as_of: datetime.date) -> None:
        from collabctl.starting.answers import choices, understood

        kind = self.beginning.kind
        if question.of == ("metric",):
            self.beginning.answer(question, self._metric(question.words, as_of, needed=True))
            return
        offered = choices(self.organization, kind, question)
        if not question.needed and question.of and not offered:
            return
        offer(offered)
        own = self.beginning.suggestion(question) or (None if question.needed else "")
        answer = ask(question.words, lambda text: understood(self.organization, kind, question, text), own)
        self.beginning.answer(question, understood(self.organization, kind, question, answer))

    def _metric(self, words: str, as_of: datetime.date, *, needed: bool) -> str | None:
        """The id of a metric that is there, or of one that is written along; None where nothing is answered."""
        from collabctl.starting.ids import id_from

        def makes_sense(answer: str) -> None:
            from collabctl.edits import NotPossible

            if (needed or answer) and not id_from(answer):
                raise NotPossible("name a metric by its id, or write what to measure in a few words")

        if not self.offered:
            offer((metric.id, str(metric.name)) for metric in self.organization.metrics)
            self.offered = True
        while True:
            answer = ask(words, makes_sense, None if needed else "")
            id = self._metric_called(answer) or id_from(answer)
            if not answer or id in self.organization.metrics:
                return id or None
            if is_so(f"There is no metric '{id}' yet. Write it too?"):
                return self._new_metric(id, answer, as_of)

    def _metric_called(self, answer: str) -> str | None:
        """The metric that somebody means who writes its id or its name."""
        wanted = answer.strip().casefold()
        metrics = self.organization.metrics
        return next((one.id for one in metrics if wanted in (one.id, str(one.name).casefold())), None)

    def _new_metric(self, id: str, name: str, as_of: datetime.date) -> str:
        from collabctl.starting.answers import choices, understood
        from collabctl.starting.drafts import Beginning
        from collabctl.starting.ids import name_from

        metric = Beginning(self.organization, "metric", id)
        for question in metric.questions:
            if question.field == "name":
                metric.answer(question, name_from(id) if name == id else name[:1].upper() + name[1:])
                continue
            offer(choices(self.organization, "metric", question))

            def sense(text: str, question: Question = question) -> Any:
                return understood(self.organization, "metric", question, text)

            metric.answer(question, sense(ask(f"{metric.values['name']}: {question.words}", sense)))
        self._plan(metric.draft(as_of, [*(file.path for file in self.sources.files), *self.plan.added]))
        return id

    def _ask_what_it_does(self, as_of: datetime.date) -> None:
        """The two questions that make conflicts visible, until nothing more comes to mind."""
        words = "What gets worse if a team pushes only this? (a metric, or a few words; Enter: nothing)"
        while worse := self._metric(words, as_of, needed=False):
            if worse == self.beginning.values["metric"]:
                said("that is what they push; name something else")
                continue
            self._note(worse, None)
            words = "What else gets worse? (Enter: nothing)"

    def _note(self, metric: str, felt_by: str | None) -> None:
        """Plan what pushing this KPI does to another metric; who feels it is asked where nobody has said it."""
        from collabctl.edits import NotPossible
        from collabctl.starting.influences import because, influence
        from collabctl.starting.texts import language_of

        pushed = self.organization.metrics.get(str(self.beginning.values["metric"]))
        worse = self.organization.metrics.get(metric)
        if pushed is None or worse is None:
            return
        if pushed.id == worse.id:
            raise NotPossible(f"{worse} is what they push; name something else that gets worse")
        if any(one.metric == worse.id for one in pushed.influences):
            said(f"{pushed} says already what it does to {worse}")
            return
        language = language_of(self.organization.settings.languages)
        names = {one.id: one.name.to(language) for one in self.organization.departments}
        reason = because(language, names[self.beginning.values["department"]], names[felt_by or self._who_feels_it()])
        self.plan.append(pushed.document, "influences", influence(pushed, self._target, worse, reason))
        self._look_again()

    @property
    def _target(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.beginning.values["target"]
        return found

    def _who_feels_it(self) -> str:
        from collabctl.starting.answers import understood
        from collabctl.starting.influences import FELT_BY

        offer((one.id, str(one.name)) for one in self.organization.departments)
        answer = ask(FELT_BY.words, lambda text: understood(self.organization, "kpi", FELT_BY, text))
        return str(understood(self.organization, "kpi", FELT_BY, answer))


def _added_lines(before: bytes, after: bytes) -> list[str]:
    """The lines that come into a file."""
    old = before.decode().splitlines()
    new = after.decode().splitlines()
    start = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return [f"  {line}" for line in new[start : start + max(len(new) - len(old), 1)]]
