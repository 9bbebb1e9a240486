"""What a user can do: each declared once, each done in one place, for the app and the shell
alike."""
