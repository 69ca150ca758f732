"""People who sign in: teams, roles, passwords and sessions."""
