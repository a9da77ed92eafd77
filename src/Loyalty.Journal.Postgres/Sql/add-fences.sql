SELECT journal.add_fences($1);
