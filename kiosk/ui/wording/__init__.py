"""What a patient reads where the words depend on what happened.

Vietnamese is the source language. A failure says what happened, what to do and, on the screen, who helps; it never
blames, never shows a code, never says "bạn".
"""
