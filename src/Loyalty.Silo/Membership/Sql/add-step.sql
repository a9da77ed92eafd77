INSERT INTO cluster.step (number) VALUES ($1);
