"""How the weights in the package are made; needs torch, which the package itself does not."""
