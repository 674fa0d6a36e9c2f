"""The tables of a branch's year, by what they are about: parts of migration 0004."""
