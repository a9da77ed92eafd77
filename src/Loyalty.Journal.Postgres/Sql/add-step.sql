INSERT INTO journal.step (number) VALUES ($1);
