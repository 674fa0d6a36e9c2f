"""The tables of the digitised dossier, by what they are about: parts of migration 0002."""
