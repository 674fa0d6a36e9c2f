"""The office's picture: figures that sum over units, tables held against each other, closing."""
