"""What the hub has agreed about its front door, as data: workflows, clocks, forms, questions, sentences."""
