"""Pages and feeds of the web as sources of a build: fetched politely and guarded, kept as received, read as files.

addresses (which can be fetched, and their names), guard (which networks), requesting (one request, bounded), pace and
robots (manners), visiting (redirects, second tries), kept (what was fetched), feeds, collecting (what a build gets).
"""
