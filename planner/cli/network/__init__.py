"""The views of the network, and what they change."""
