"""Training of the annotator: corpora, network, loop.  Needs torch; nothing here is imported at run time."""
