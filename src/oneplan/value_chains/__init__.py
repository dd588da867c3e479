"""Value chains: the board of the workshop, per plan and product or critical issue."""
