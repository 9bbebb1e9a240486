"""How fast the planner is, against something that anybody can run: a bare interpreter, a minimal
app, stock TinyDB."""
