"""The encrypted file: derived tables, the journal, queries that return frozen lines."""
