"""Where: toponyms, their use, and their place on the map."""
