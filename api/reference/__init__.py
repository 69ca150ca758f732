"""Tables that a service loads itself: the official index of occupations, and every postcode."""
