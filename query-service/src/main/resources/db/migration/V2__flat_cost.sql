-- What one more statement costs no longer hangs on how many are there (R12). The tables that come
-- here are filled by the projection alone, so the model starts over from the log.
truncate article_version, statement_version, article, statement, candidate, denial, tally, line,
    change, consumed;
update horizon set judged_at = '-infinity';

create extension if not exists btree_gist;

-- R0: where the words of a statement stand in its article, for those that count by themselves.
-- Statements that can change each other's verdict are found by these indexes; those of one article
-- that cannot are never looked at.
create table span (
    statement_id text      collate "C" primary key,
    article_uri  text      collate "C" not null,
    donor        text      collate "C" not null,
    recipient    text      collate "C" not null,
    provenance   text      not null,
    moves        boolean   not null,                 -- whether it is a step or a stop
    place        int4range not null,                 -- UTF-16 code units of the highest version's body
    outranked_by text      collate "C"               -- one of those that outrank it; null: none does
);
create index span_outranked on span (outranked_by) where outranked_by is not null;
create index span_editor on span using gist (article_uri, place) where provenance = 'EDITOR';
create index span_below_editor on span using gist (article_uri, place)
    where provenance <> 'EDITOR' and outranked_by is null;
create index span_feed on span using gist (article_uri, donor, recipient, place)
    where provenance = 'FEED' and moves;
create index span_below_feed on span using gist (article_uri, donor, recipient, place)
    where provenance = 'EXTRACTOR' and moves and outranked_by is null;

-- The revision of a line is the number of its changes; it goes on where a line comes back.
alter table change add column revision bigint not null;

-- R7: what candidates say in figures. Of those that share a subject only the latest, or the
-- earliest, later than a bound can stand: the others are never read, however often a figure is told.
create table figure (
    aid_id       text        collate "C" not null,
    act          smallint    not null,
    confirmed    boolean     not null,
    kind         text        collate "C" not null,   -- Retelling.Kind
    subject      text        collate "C" not null,   -- a digest where longer than an index row may be
    effective    timestamptz not null,
    statement_id text        collate "C" not null,
    latest       boolean     not null,               -- whether the latest of its subject stands
    primary key (aid_id, act, confirmed, kind, subject, effective, statement_id)
);
create index figure_latest on figure (aid_id, act, confirmed, kind, effective);
create index figure_statement on figure (statement_id);
drop index candidate_measured;
alter table candidate drop column measured;

-- R9 counts for every bound at once: each name of a line and act counts where it was last heard, by
-- anybody or unconfirmed. Level 0 has a row for each such time; a row of a level above holds the sum
-- of what is below it up to the next row of its level (store.TallyTable).
drop table tally;
create table tally (
    aid_id              text        collate "C" not null,
    act                 smallint    not null,
    level               smallint    not null,
    from_time           timestamptz not null,        -- -infinity: unknown times, and the first row of a level
    origins             int         not null default 0,
    unconfirmed_origins int         not null default 0,
    reports             int         not null default 0,
    unconfirmed_reports int         not null default 0,
    primary key (aid_id, act, level, from_time)
) with (fillfactor = 70);
