"""The full-screen app: shows plans, sends commands; decides nothing."""
