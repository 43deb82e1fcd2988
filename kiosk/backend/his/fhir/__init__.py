"""A HIS that speaks HL7 FHIR R4 (4.0.1)."""
