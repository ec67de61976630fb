"""Tags: words that entities of any kind bear, with the colors that their owners give them."""
