"""The index in Elasticsearch, for several web servers or more than the embedded one can hold."""
