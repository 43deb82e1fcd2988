"""The record of look-ups: a line each, and how many ended in which way."""

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.insurance.rows import LookupRow, LookupTotalRow


def write_down(session: Session, row: LookupRow) -> None:
    """Keep it and count it, in the caller's transaction. The count comes last: who holds it is about to end."""
    session.add(row)
    session.flush()
    upsert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(
        upsert(LookupTotalRow)
        .values(outcome=row.outcome, code=row.code or "", count=1)
        .on_conflict_do_update(index_elements=["outcome", "code"], set_={"count": LookupTotalRow.count + 1})
    )


def totals(session: Session) -> list[tuple[str, str, int]]:
    """Outcome, code and how many, in order; a row for each kind of end there was."""
    query = select(LookupTotalRow).order_by(LookupTotalRow.outcome, LookupTotalRow.code)
    return [(row.outcome, row.code, row.count) for row in session.scalars(query)]
