"""The HTTP face: problem documents, idempotency keys, access, limits."""
