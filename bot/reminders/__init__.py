"""What is sent when: reminders as data, their planning (pure), and delivering each exactly once."""
