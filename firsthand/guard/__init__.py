"""The guard of the external edition: it reads what was written as its readers could, and looks for what is withheld."""
