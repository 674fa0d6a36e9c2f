"""The bundle format: pack, seal, open, verify. Knows no storage and no documents."""
