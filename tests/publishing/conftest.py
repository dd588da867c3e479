from tests.documents.reading import fonts

__all__ = ["fonts"]
