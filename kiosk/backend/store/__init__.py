"""The database: SQLite embedded, PostgreSQL for more than one worker."""
