"""Documents into claims: attribution, kinds and roles, quantities, certainty."""
