"""How steady the user is: streak, quota, steadiness, pace."""
