"""The tables of the exchange and the office, by what they are about: parts of migration 0005."""
