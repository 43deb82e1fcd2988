"""`kiosk-sim medipay`: the played HIS on a port."""

import uvicorn

from kiosk.sim.medipay.server import Play, create_app


def medipay(
    *,
    port: int = 8091,
    host: str = "127.0.0.1",
    merchant: str = "KIOSK01",
    key: str = "khoa-mau-medipay",
    fault: str = "none",
) -> None:
    """Play a HIS that speaks the MediPay-shaped calls."""
    kind, _, seconds = fault.partition(":")
    play = Play(merchant=merchant, key=key, fault=kind, seconds=float(seconds or 0))
    uvicorn.run(create_app(play), host=host, port=port, log_level="warning", timeout_graceful_shutdown=1)
