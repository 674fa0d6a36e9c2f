"""Pictures of the program with the practice data in it, for the README and for review."""
