"""Clusters into events, control, tolls, disputes and forecasts."""
