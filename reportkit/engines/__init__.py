"""Runs of many machines: inputs and outputs at addresses, batches of documents, parts that are there or not (分布式)."""
