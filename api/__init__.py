"""The service: pages, API and commands over the matching library."""
