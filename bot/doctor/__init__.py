"""What an operator asks when something is amiss: each check looks at one thing and changes none."""
