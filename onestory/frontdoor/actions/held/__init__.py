"""What is held and not shared: asking its holder, and the holder's answer."""
