"""Readers: the bytes of a file in, a stream of adverts and refusals out.

Nothing here knows a database or the web. Memory is bounded whatever the file: lines, cells, records
and objects have a largest size, and what exceeds it is refused where it stands.
"""
