"""The card-check gateway of the social insurance (BHXH), as of the 2024 function."""
