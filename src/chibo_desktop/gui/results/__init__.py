"""Proposals and decisions on ratings: shown by the branch's pages and by the office's."""
