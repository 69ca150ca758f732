"""`ips-matcher normalise` and `ips-matcher rank`: files in, JSON out, no database."""
