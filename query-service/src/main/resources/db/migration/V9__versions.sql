-- What kept answers rest on, as numbers that move whenever it does. Readers ask for these before
-- they read again; the projecting transaction moves them with the rows, so they are never late.
alter table horizon add column version bigint not null default 0;

-- Whoever empties the model to fill it anew gives it another name, so that nobody who holds
-- something of the old one in memory takes it for the new one's.
alter table horizon add column model uuid not null default gen_random_uuid();

create table pair_version (
    donor     text   collate "C" not null,
    recipient text   collate "C" not null,
    version   bigint not null,                       -- horizon's at the time
    primary key (donor, recipient)
);
