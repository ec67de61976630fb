"""The head: skin, face, make-up and hair, from the *Lorelei* parts by Lisa Wischofsky (CC0)."""
