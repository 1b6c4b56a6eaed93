"""What a spaCy pipeline of another environment says: JSON lines of texts in, JSON lines of annotations out.

PEER/bin/python scripts/peer_annotate.py en_core_web_sm < texts.jsonl > annotated.jsonl

A line in has ``text``, or ``words`` and ``starts`` (given tokens and sentences).  Runs on spaCy 2 and 3 and imports
nothing of ours.  An answer is written at once, so that one process can be asked line by line; ``seconds``
are those of the processor.
"""

import importlib
import json
import sys
import time
from itertools import pairwise

from spacy.tokens import Doc


def document(nlp, line):
    """The Doc of one line, annotated; a line break in a text ends a sentence."""
    if "text" in line:
        doc = nlp.make_doc(line["text"])
        for before, token in pairwise(doc):
            if before.is_space and "\n" in before.text and not token.is_space:
                token.is_sent_start = True
    else:
        doc = Doc(nlp.vocab, words=line["words"])
        for token, start in zip(doc, line["starts"], strict=False):
            token.is_sent_start = bool(start)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def columns(doc):
    """Everything that the Doc says, as plain lists."""
    return {
        "words": [token.text for token in doc],
        "spaces": [bool(token.whitespace_) for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "ents": [[span.start, span.end, span.label_] for span in doc.ents],
    }


def main():
    """Standard input to standard output."""
    nlp = importlib.import_module(sys.argv[1]).load()
    document(nlp, {"text": "This warms the pipeline up."})
    for line in sys.stdin:
        begin = time.process_time()
        doc = document(nlp, json.loads(line))
        seconds = time.process_time() - begin
        print(json.dumps({**columns(doc), "seconds": seconds, "version": nlp.meta["version"]}), flush=True)


if __name__ == "__main__":
    main()
