"""How each contact stands today: stage, temperature, cadence, favours."""
