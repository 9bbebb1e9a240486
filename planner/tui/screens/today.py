"""Today: the strip, the new touch, the follow-ups, and the board under them. The planner opens
here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from planner.commands.catalogue import Scope
from planner.commands.day.answers import silence
from planner.commands.day.day import lighter, off, pass_over, pledge, read_clock, skip, skip_cost
from planner.commands.day.first_weeks import newcomer_step
from planner.commands.logging.say import say_clause
from planner.commands.people.card_note import card_note
from planner.commands.people.contacts import prepare
from planner.commands.people.tie import new_today
from planner.tui.keys import KeyWords, bindings_for
from planner.tui.screens.acting import EVERYWHERE, ActingScreen, organisation
from planner.tui.widgets.advice_bar import AdviceBar
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.first_weeks import FirstWeeksPanel
from planner.tui.widgets.follow_up_list import FollowUpList
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.new_touch_panel import NewTouchData, NewTouchPanel
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.strip import DayStrip, strip_data

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.engine.plan import Item


def about(session: Session, contact_id: str) -> str:
    """A contact's role and organisation in words."""
    contact = session.records.contacts.get(contact_id)
    return ", ".join(filter(None, (contact.role, contact.org))) if contact else ""


ROOM_NAMES = frozenset({"sheet", "triage", "hubs", "introductions", "numbers", "settings"})
"""Rooms in which advice is answered."""

NO_ADVICE = "There is no advice now."


class TodayScreen(ActingScreen):
    """The day at a glance, with one cursor over all of it."""

    place: ClassVar[Scope] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("today")]
    AUTO_FOCUS = ""

    strip = getters.query_one(DayStrip)
    new_touch = getters.query_one(NewTouchPanel)
    follow_ups = getters.query_one(FollowUpList)
    board = getters.query_one(BoardView)
    advice = getters.query_one(AdviceBar)
    first_weeks = getters.query_one(FirstWeeksPanel)
    _bare = False
    """Whether nobody was on the board when the screen was filled in last: then the cursor was
    nowhere."""

    def compose(self) -> ComposeResult:
        """The parts of the day, from the top."""
        session = self.session
        keys = self.desk.keys.keys
        yield RoomsStrip(self.desk.keys.keys, "screen-today")
        yield DayStrip(strip_data(session))
        yield FirstWeeksPanel(KeyWords(keys))
        with Container(id="day"):
            yield NewTouchPanel(self._new_touch(), KeyWords(keys))
            yield FollowUpList(session.plan, self._in_inbox())
        yield AdviceBar(KeyWords(keys))
        yield BoardView(
            session.board,
            lambda contact: organisation(session, contact),
            partial(card_note, session),
        )
        yield KeyFooter(keys)

    def on_mount(self) -> None:
        """Put the cursor on what is to be done first."""
        plan = self.session.plan
        self._show_advice()
        first: Area = self.new_touch
        if plan.new_touch is None:
            first = self.follow_ups if plan.items else self.board
        first.focus()
        self._bare = not any(self.session.board.values())

    def refresh_data(self) -> None:
        """Show the session as it is now; the cursor stays where it is."""
        session = self.session
        self.strip.show(strip_data(session))
        self.new_touch.show(self._new_touch())
        self.follow_ups.show(session.plan, self._in_inbox())
        self.board.show(session.board)
        self._show_advice()
        if self.area() is self.follow_ups and not session.plan.items:
            (self.new_touch if session.plan.new_touch else self.board).focus()
        if self._bare and session.plan.new_touch and self.area() is self.board:
            self.new_touch.focus()
        self._bare = not any(session.board.values())
        self.show_hints()

    def _show_advice(self) -> None:
        """Show a newcomer's next step in its panel, and the other advice in its line."""
        self.first_weeks.show(newcomer_step(self.session))
        plan = self.session.plan
        step = plan.first_weeks
        self.advice.show(
            [line for line in plan.advice_lines if step is None or line.cause != step.cause]
        )

    def show_hints(self) -> None:
        """Let the footer show what can be done where the cursor is, and the inbox while lines wait
        in it."""
        area = self.area()
        inbox = (KeyHint("inbox", "inbox"),) if self._in_inbox() else ()
        for footer in self.query(KeyFooter):
            footer.set_hints((*(area.hints() if area else ()), *inbox, *EVERYWHERE))

    def item_under_cursor(self) -> Item | None:
        """The follow-up under the cursor."""
        return (
            self.follow_ups.item()
            if self.area() is self.follow_ups
            else super().item_under_cursor()
        )

    def follow(self, contact_id: str) -> None:
        """Put the cursor on a contact's card."""
        self.board.show(self.session.board, follow=contact_id)

    def command_advice(self) -> None:
        """Do what the advice proposes."""
        advice = self.advice.advice()
        if advice is None and self.first_weeks.command:
            self.desk.run_command(self.first_weeks.command)
        elif advice is None:
            self.desk.say(NO_ADVICE)
        elif advice.command in ("promises", "favours"):
            self.desk.open_table(advice.command)
        elif advice.command in ROOM_NAMES:
            self.desk.go_to(advice.command)
        else:
            self.desk.run_command(advice.command)

    def command_not_now(self) -> None:
        """Silence the line of advice for a week."""
        advice = self.advice.advice() or self.session.plan.first_weeks
        if advice is not None:
            self.desk.do(silence, self.session, advice.cause)
        else:
            self.desk.say(NO_ADVICE)

    def command_next_advice(self) -> None:
        """Show the next line of the advice."""
        if self.advice.count < 2:
            self.desk.say("There is no other advice." if self.advice.count else NO_ADVICE)
        self.advice.next()

    def _in_inbox(self) -> int:
        """How many lines wait in the inbox for a decision."""
        return self.desk.inbox_count

    def _new_touch(self) -> NewTouchData:
        plan = self.session.plan
        if plan.new_touch:
            return NewTouchData(plan, about(self.session, plan.new_touch.contact))
        if not plan.quota.done:
            return NewTouchData(plan)
        contacts = self.session.records.contacts
        return NewTouchData(
            plan,
            new_contacts=tuple(contacts[contact_id].name for contact_id in new_today(self.session)),
        )

    @on(Area.Left)
    def _cross(self, event: Area.Left) -> None:
        """Take the cursor from one part to the next one in its way."""
        order: list[Area] = [self.new_touch, self.follow_ups, self.board]
        beside = self.has_class("-wide")
        way = event.way
        if way in ("left", "right"):
            if not beside or event.area is self.board:
                return
            index = order.index(event.area) + (1 if way == "right" else -1)
            if index > 1:
                return
        elif beside and event.area is not self.board:
            index = 2 if way == "down" else -1
        else:
            index = order.index(event.area) + (1 if way == "down" else -1)
        if 0 <= index < len(order):
            order[index].focus()
            order[index].enter(way)

    def command_new(self) -> None:
        """Open the quick-log with the line that logs the new touch."""
        offer = self.session.plan.new_touch
        if offer is None:
            self.desk.say("There is no new touch to make now.")
            return
        hook = f"; {say_clause(offer.hook)}" if offer.hook else ""
        self.desk.open_quick_log(f"message to {offer.name}{hook}", offer.contact)

    def command_done(self) -> None:
        """Make the new touch where the cursor is on it, else tick off the follow-up."""
        if self.area() is self.new_touch:
            self.command_new()
        else:
            super().command_done()

    def command_prepare(self) -> None:
        """Ask what to say to the new touch."""
        offer = self.session.plan.new_touch
        if offer is None:
            self.desk.say("There is nobody to prepare for now.")
            return
        self.desk.ask(
            "Prepare",
            f"What will you say to {offer.name}? Something to share, ask or offer.",
            lambda text: self.desk.do(prepare, self.session, offer.contact, text),
            value=offer.hook,
            example="your talk on edge caching changed how we ship",
        )

    def command_another(self) -> None:
        """Offer somebody else; this one comes back in a fortnight."""
        label = self.desk.attempt(pass_over, self.session)
        if label is not None:
            self.desk.changed(label)

    def command_skip(self) -> None:
        """Ask why, and skip the new touch."""
        if self.session.plan.new_touch is None:
            self.desk.say("There is no new touch to skip.")
            return
        cost = "; ".join(skip_cost(self.session))
        self.desk.ask(
            "Skip",
            f"Why not today? The day counts as missed: {cost}.",
            lambda text: self.desk.do(skip, self.session, text),
            example="ill, travelling, …",
            empty=True,
        )

    def command_pledge(self) -> None:
        """Ask when the new touch is to be made."""
        self.desk.ask(
            "Pledge a time",
            "When will you make today's new touch? What is fixed to a time gets done.",
            lambda text: self.desk.do(pledge, self.session, text),
            value=self.session.plan.pledged,
            example="8:30, 9am, noon; none",
            explain=_pledge_words,
        )

    def command_lighter(self) -> None:
        """Make it a lighter day, or a usual one again."""
        self.desk.do(lighter, self.session, usual=self.session.situation.lighter)

    def command_off(self) -> None:
        """Ask which days, and take them off."""
        self.desk.ask_days(
            "Days off",
            "Which day, or which days? They do not count, and nothing falls due on them.",
            lambda first, last: self.desk.do(off, self.session, first, last),
            value="today",
        )


def _pledge_words(text: str) -> str:
    return "no time" if text.strip().lower() == "none" else f"today at {read_clock(text)}"
