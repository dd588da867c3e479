"""Money at each stage: asked, endorsed, appropriated, allotted, paid; append-only."""
