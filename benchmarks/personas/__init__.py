"""People who live with the planner: each follows a life of their own, day by day, through the
commands, and every morning's plan is held against what must never be. `python -m
benchmarks.personas`."""
