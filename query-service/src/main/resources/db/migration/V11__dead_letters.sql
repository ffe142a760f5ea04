-- Parked records are listed and replayed by operators. A row says what became of its record; it is never removed.
alter table parked
    add column build         text,                   -- of the service that parked it; null: before this was noted
    add column requested_at  timestamptz,            -- a replay is asked for; null: none is under way
    add column replayed_at   timestamptz,            -- when it was applied after all
    add column failures      int not null default 0, -- replays that failed; the last of them:
    add column failed_at     timestamptz,
    add column failed_reason text,
    add column failed_detail text,
    add column failed_build  text;

create index parked_by_time on parked (parked_at, topic, partition, record_offset);
create index parked_requested on parked (requested_at, topic, partition, record_offset)
    where requested_at is not null;
