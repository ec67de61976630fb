"""Single things as product shots. What is small on a body is drawn anew, and from its best side."""
