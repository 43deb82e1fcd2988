"""A printer made of sockets and pictures: it parses what it is sent and draws what a printer would print."""
