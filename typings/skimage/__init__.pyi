"""What Maquette's tests use of scikit-image: photographs, and how alike two pictures are."""
