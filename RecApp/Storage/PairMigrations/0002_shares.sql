-- Answers say since then what share of them is due to the first item of their pair. Those written before can't: they are computed again.
delete from pair_publication;
delete from pair_batches;
