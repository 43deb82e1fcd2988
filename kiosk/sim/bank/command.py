"""`kiosk-sim bank`: the simulated bank on a port."""

from typing import Annotated

import typer
import uvicorn

from kiosk.sim.bank.app import create_app
from kiosk.sim.bank.payos import Keys

DEMO = Keys()


def serve(
    *,
    port: Annotated[int, typer.Option(help="TCP port; 0 takes a free one")] = 9300,
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    webhook_url: Annotated[str | None, typer.Option(help="where notices go, e.g. http://host/webhooks/payos")] = None,
    client_id: Annotated[str, typer.Option()] = DEMO.client,
    api_key: Annotated[str, typer.Option()] = DEMO.api,
    checksum_key: Annotated[str, typer.Option()] = DEMO.checksum,
) -> None:
    """Serve virtual accounts and credits over the payOS and SePay protocols, and a payer's phone on /phone/pay."""
    app = create_app(Keys(client_id, api_key, checksum_key), webhook_url=webhook_url)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
