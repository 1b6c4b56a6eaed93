"""The version of the program, where every module may look it up; ``graph.__version__`` is the same."""

__version__ = "0.1.0"
