-- Erasing (docs/erasing.md). These four are no part of the model that the two logs tell: they are filled from aid.keys, and a
-- rebuild reads them as they are.

-- The keys of sealed events, until their article is erased. Readers have no business here.
create table event_key (
    article_uri  text        collate "C" not null,
    key_id       text        collate "C" not null,
    secret       bytea       not null,
    sha256       text        collate "C" not null,  -- of the event
    recordedtime timestamptz not null,              -- of the event
    primary key (article_uri, key_id)
);
create index event_key_event on event_key (article_uri, sha256);

create table key_position (
    topic_partition int    primary key,
    next_offset     bigint not null
);

-- All of the article that was recorded by then is erased, however late it comes.
create table erasure (
    article_uri text        collate "C" primary key,
    until       timestamptz not null,
    published   boolean     not null                -- whether aid.keys says so too
);
create index erasure_unpublished on erasure (article_uri) where not published;

-- What the rules still need of events that were erased (aid.Remains).
create table remains (
    article_uri text    collate "C" not null,
    sha256      text    collate "C" not null,       -- of the event
    facts       text    not null,
    published   boolean not null,
    primary key (article_uri, sha256)
);
create index remains_unpublished on remains (article_uri, sha256) where not published;

-- Null: the version has its words. In place, so that the rules read it with the version.
alter table article_version add column remains text;

do $$
begin
    if exists (select from pg_roles where rolname = 'aidwire_reader') then
        revoke all on event_key from aidwire_reader;
    end if;
end
$$;
