"""What the screens show beside the plan: board, funnel, connectors, organisations, hubs."""
