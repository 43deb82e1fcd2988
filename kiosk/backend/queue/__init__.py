"""Queue numbers: per clinic and day, without gap or duplicate, and the line in front of each."""
