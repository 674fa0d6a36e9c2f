"""Paper and workbooks: frozen views in, bytes out. Nothing here reads a clock or writes a file."""
