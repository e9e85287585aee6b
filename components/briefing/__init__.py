"""The briefing: what an analyst pinned, in order and with comments, as a file and as documents that cite every source.

No Streamlit here: records, reading and writing the file, exports.
"""
