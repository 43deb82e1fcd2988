"""Qt and QML: the shell that carries mail, the views, the screens."""
