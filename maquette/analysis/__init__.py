"""Looking at pictures: what each tool sees becomes drafts for the library."""
