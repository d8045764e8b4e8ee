"""What organizers do in Discord: settings, reminders, announcements, and how all of that goes."""
