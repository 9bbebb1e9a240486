"""The engine, measured: simulated years against lower bounds and baselines. `python -m
benchmarks.engine`."""
