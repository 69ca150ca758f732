"""What `matcher.normalise.statements` is made of: one idea of a client's sentence a file."""
