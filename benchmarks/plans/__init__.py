"""One large plan: how quickly its pages answer."""
