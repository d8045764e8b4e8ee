"""What operators see of a running bot: its log, its figures, and how it says that it is well."""
