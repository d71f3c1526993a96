"""Pages from what an edition may show: plain text for MkDocs or any other generator."""
