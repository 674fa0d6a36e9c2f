"""The tables of a branch's month, by what they are about: parts of migration 0003."""
