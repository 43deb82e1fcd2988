"""The hospital information system: who decides lines, prices and what is due. Local tables unless another is set."""
