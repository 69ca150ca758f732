"""What is listed twice: the same employer under two names, the same job from two sources."""
