"""Sessions: the transactions of one engine."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

Sessions = sessionmaker[Session]


def open_sessions(engine: Engine) -> Sessions:
    """`with sessions.begin() as session:` is one transaction; on leaving the block it is durable, or undone."""
    return sessionmaker(engine, expire_on_commit=False)
