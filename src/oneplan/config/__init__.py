"""Where the product is put together: settings, addresses, commands, the database."""
