"""The matching library: adverts and wishes read into facts, and ranked with reasons."""
