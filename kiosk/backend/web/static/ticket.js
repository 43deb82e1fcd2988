// The reprinted ticket: the browser's own print dialogue.
"use strict";
document.getElementById("print").addEventListener("click", () => window.print());
