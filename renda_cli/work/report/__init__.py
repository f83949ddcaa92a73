"""The year's report: its sentences, its figures, and the papers that it becomes."""
