"""Stories: somebody from the library, a theme and a voice become an illustrated book."""
