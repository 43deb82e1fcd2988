"""The social insurance's card-check gateway, played: token and card-check calls over HTTP, and every way they fail."""
