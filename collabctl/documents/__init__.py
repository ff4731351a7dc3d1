"""From bytes to documents: what stands in a file, where it stands, and what is wrong with it."""

from collabctl.documents.document import Document, Problem, SourceFile
from collabctl.documents.positions import Path
from collabctl.documents.yaml import LibyamlMissing, read

__all__ = ["Document", "LibyamlMissing", "Path", "Problem", "SourceFile", "read"]
