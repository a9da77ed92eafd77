SELECT to_regclass('journal.step') IS NOT NULL;
