-- How far behind each partition was when its projector last looked: a reader, which has no part in
-- Kafka, tells the age of the model from here. Written beside the projecting transactions, so that
-- the rows of "consumed" are only ever locked by those.
create table partition_look (
    topic      text        collate "C" not null,
    partition  int         not null,
    looked_at  timestamptz not null,
    current_at timestamptz not null,                 -- when nothing was left to read for the last time
    primary key (topic, partition)
);
