"""How words are understood: small lexicons, tried phrase by phrase, longest first."""
