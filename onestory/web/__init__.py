"""Pages: parameters in, components out. They translate and conduct; they decide nothing."""
