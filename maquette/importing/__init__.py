"""Moving in and moving out. Only this room knows the old JSON."""
