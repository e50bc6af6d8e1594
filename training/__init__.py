"""Learns the weights of evidence from labelled texts; needs scikit-learn, which the package itself does not."""
