"""The ten questions of each role, answered from what the system holds."""
