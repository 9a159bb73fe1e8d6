"""Files in, documents out: one file a format, and the folder that makes a case."""

from workbench.ingest.cases import load_case
from workbench.ingest.documents import ENDINGS, READERS, document_from_bytes, document_from_text

__all__ = ["ENDINGS", "READERS", "document_from_bytes", "document_from_text", "load_case"]
