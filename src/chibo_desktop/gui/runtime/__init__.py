"""What pages stand on: the database thread, the dialogs, the remembered settings."""
