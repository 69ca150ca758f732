<<<<<<< HEAD
"""Employers: the organisations behind the vacancies."""
=======
"""Employers behind the vacancies."""
>>>>>>> main
