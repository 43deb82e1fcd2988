"""Speech: a text read out into words, words into sound, sound to a loudspeaker or a headset. Free of Qt."""
