"""One hospital lobby on one machine: every far end and device simulated on protocol level, one real terminal."""
