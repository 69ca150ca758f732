"""People who sign in, their teams and sessions."""
