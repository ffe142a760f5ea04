-- Readers' error reports, as they lie on their topic. They move nothing, and no projecting transaction knows them.
create table report (
    topic_partition int         not null,
    topic_offset    bigint      not null,
    id              text        collate "C" not null,
    recordedtime    timestamptz not null,
    report          text        not null,             -- canonical JSON
    primary key (topic_partition, topic_offset)
);
create index report_by_time on report (recordedtime, id);

create table report_position (
    topic_partition int    primary key,
    next_offset     bigint not null
);
