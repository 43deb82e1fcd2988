"""How each terminal is: its last heartbeat, and calls for help."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base, RowId
from kiosk.backend.store.moments import Moment


class HeartbeatRow(Base):
    """The last thing a terminal said about itself."""

    __tablename__ = "heartbeats"

    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[str | None] = mapped_column(String(40))
    screen: Mapped[str | None] = mapped_column(String(40))
    journal_head: Mapped[str | None] = mapped_column(String(128))
    devices: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    standing: Mapped[str | None] = mapped_column(String(16))
    standing_since: Mapped[datetime | None] = mapped_column(Moment)
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class HelpRow(Base):
    """Somebody at a terminal asked for help."""

    __tablename__ = "help_calls"
    __table_args__ = (CheckConstraint("state IN ('open', 'coming', 'done')"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), index=True)
    screen: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(8), index=True, default="open")
    at: Mapped[datetime] = mapped_column(Moment)
    staff: Mapped[str | None] = mapped_column(String(40))
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class FeedbackRow(Base):
    """One touch of nobody: how it was, from 1 to 5."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("rating BETWEEN 1 AND 5"), CheckConstraint("about IN ('terminal', 'visit')"))

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"))
    rating: Mapped[int]
    about: Mapped[str] = mapped_column(String(8))


def call_for_help(session: Session, terminal: str, screen: str, now: datetime) -> HelpRow:
    """The terminal's open call, or a new one: pressing the button again does not call twice."""
    query = select(HelpRow).where(HelpRow.terminal == terminal, HelpRow.state.in_(("open", "coming")))
    row = session.scalars(query).first()
    if row is None:
        row = HelpRow(id=secrets.token_hex(16), terminal=terminal, screen=screen, state="open", at=now)
        session.add(row)
        session.flush()
    return row
