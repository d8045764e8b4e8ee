"""What is known about the events: the organizers' YAML files, read, checked and resolved."""
