"""The KPI conflict engine: whose targets pull against each other, and through what."""
