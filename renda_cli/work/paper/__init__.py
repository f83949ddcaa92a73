"""Papers of single items: letters, forms and slips, one by one or many in one go."""
