"""The annotator: text in, tagged, parsed and named spaCy Docs out."""
