"""The window around the pages: places, heading, status, help, and the door before it."""
