"""Pages for people: staff desk, waiting-room display, console. Server-rendered, no build step, nothing from outside."""
