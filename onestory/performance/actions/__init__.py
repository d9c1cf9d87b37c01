"""What people do about figures: open them, take them away, write a report card, plan and finish a step."""
