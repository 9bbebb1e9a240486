"""A screen on which fields are edited where they stand: leaving a field keeps what was typed,
escape takes it back."""

from __future__ import annotations

from textual import on
from textual.geometry import Region

from planner.commands.session import Session
from planner.errors import DecisionNeeded, PlannerError
from planner.tui.screens.acting import ActingScreen
from planner.tui.widgets.field import Ask, FieldEditor


class EditingScreen(ActingScreen):
    """A screen with at most one field editor over it."""

    def __init__(self, session: Session) -> None:
        """Show something of the open book."""
        super().__init__(session)
        self._text_before = session.book.text
        """What the user had before the eyes when editing began: a value that came since is not
        replaced unseen."""

    def save_field(self, name: str, text: str) -> str:
        """Save a field, and return the label of the change; empty where the field holds that text
        already.

        Raises:
            PlannerError: It cannot hold that text.
        """
        raise NotImplementedError

    def field_label(self, name: str) -> str:
        """Return what a field is called on the screen."""
        return name

    def focus_after_edit(self) -> None:
        """Put the cursor back to where it was before the field was edited."""

    def field_editor(self) -> FieldEditor | None:
        """The editor that is open."""
        return next((editor for editor in self.query(FieldEditor) if not editor.closed), None)

    def edit_field(self, ask: Ask, region: Region) -> None:
        """Open the editor of a field over a part of the screen; one that is open is left first."""
        if self.commit_field():
            self._text_before = self.session.book.text
            self.mount(FieldEditor(ask, region))

    def commit_field(self) -> bool:
        """Keep what was typed into the field that is edited, as leaving it does.

        Returns:
            Whether no field is edited any more; False where the text cannot be kept, which the
            editor then says.
        """
        editor = self.field_editor()
        if editor is None:
            return True
        label = ""
        try:
            if editor.changed:
                with self.session.upon(self._text_before):
                    label = self.save_field(editor.ask.name, editor.text)
        except DecisionNeeded as error:
            names = ", ".join(str(candidate["name"]) for candidate in error.candidates)
            editor.wrong(f"Which one? {names}")
            return False
        except PlannerError as error:
            editor.wrong(str(error))
            return False
        self.close_editor()
        if label:
            self.desk.changed(label)
        return True

    def close_editor(self) -> None:
        """Take the editor away; the cursor goes back where it was, unless it has gone elsewhere
        already."""
        editor = self.field_editor()
        if editor is None:
            return
        elsewhere = self.focused is not None and editor not in self.focused.ancestors
        editor.closed = True
        editor.remove()
        if not elsewhere:
            self.focus_after_edit()

    @on(FieldEditor.Done)
    def _field_done(self) -> None:
        self.commit_field()

    @on(FieldEditor.Left)
    def _field_left(self) -> None:
        editor = self.field_editor()
        if editor is not None and not self.commit_field():
            editor.take_focus()

    @on(FieldEditor.Cancelled)
    def _field_cancelled(self) -> None:
        editor = self.field_editor()
        if editor is None:
            return
        changed, label = editor.changed, self.field_label(editor.ask.name)
        self.close_editor()
        if changed:
            self.desk.say(f"Taken back: {label} is as it was.")
