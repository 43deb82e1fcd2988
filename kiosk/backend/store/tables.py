"""Every table of the backend: importing them declares them on the one metadata."""

from sqlalchemy import MetaData

from kiosk.backend import deeds
from kiosk.backend.api import idempotency
from kiosk.backend.fleet import enrolment, heartbeats, history, terminals
from kiosk.backend.fleet import orders as fleet_orders
from kiosk.backend.his import outbox, results
from kiosk.backend.insurance import rows as insurance_rows
from kiosk.backend.payment import records
from kiosk.backend.queue import closures, offline
from kiosk.backend.queue import rows as queue_rows
from kiosk.backend.registration import rows as registration_rows
from kiosk.backend.store.base import Base
from kiosk.backend.web import sign_ins

DECLARED = (
    deeds,
    idempotency,
    heartbeats,
    history,
    enrolment,
    fleet_orders,
    terminals,
    insurance_rows,
    outbox,
    records,
    closures,
    offline,
    queue_rows,
    registration_rows,
    results,
    sign_ins,
)
METADATA: MetaData = Base.metadata
