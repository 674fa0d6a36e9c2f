"""What is true of branches, members and months. Standard library only."""
