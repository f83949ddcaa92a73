"""Five towns' stations: the figures that the towns printed come out, and the transcripts say what they say."""
