-- What the past of a line is read from (asOf, at, timeline, explain), in a row for each statement
-- that any version of it touches. The projection alone fills it, so the model starts over from the
-- log.
truncate article_version, statement_version, article, statement, span, candidate, figure, denial, tally,
    line, change, consumed, body, body_key, near_member;
update horizon set judged_at = '-infinity';

-- A statement on a line: what it weighs there now, and since when (by recorded time) that holds.
-- Before "first" it was not recorded; between "first" and "since" it weighed what mention_past
-- says, and where that says nothing, it is folded from its versions. "since" may be late, which
-- costs time, never truth.
-- Times are microseconds since 1970, names 64 bits of their SHA-256: a line is read as a whole.
create table mention (
    aid_id       text     collate "C" not null,      -- for a statement without items that of its pair, kr.ua
    statement_id text     collate "C" not null,
    article_uri  text     collate "C",               -- of the highest version
    written      xid8     not null default pg_current_xact_id(), -- readers ask for what came since
    first        bigint   not null,
    since        bigint   not null,
    kind         smallint not null,                  -- Mention.Kind
    act          smallint,
    flags        smallint not null,                  -- Mention.Flag
    effective    bigint,                             -- null: unknown
    origin       bigint,
    report       bigint,
    party        text     collate "C",
    primary key (aid_id, statement_id)
);
create index mention_written on mention (aid_id, written);
create index mention_statement on mention (statement_id);
create index mention_article on mention (article_uri) where article_uri is not null;

-- What mentions were before, from "since" until just before "until".
create table mention_past (
    aid_id       text     collate "C" not null,
    statement_id text     collate "C" not null,
    since        bigint   not null,
    until        bigint   not null,
    kind         smallint not null,
    act          smallint,
    flags        smallint not null,
    effective    bigint,
    origin       bigint,
    report       bigint,
    party        text     collate "C",
    rule         text,                               -- these as in statement
    why          text,
    moves        text,
    primary key (statement_id, aid_id, since)
);
create index mention_past_line on mention_past (aid_id);

-- From when on, by recorded time, an article stands as it stands now: nothing that its standing
-- rests on was recorded, or came out of an embargo, later.
create table article_settled (
    uri     text   collate "C" primary key,
    since   bigint not null
);

create index article_settled_since on article_settled (since);

-- When last an article with this body was recorded: one that comes later but was recorded before
-- changes the past of its group.
alter table body add column last timestamptz;
create index body_last on body (near_group, last) where last is not null;

-- R0: statements with a span, for each article that a version of them names. Provenances rise
-- EXTRACTOR 0, FEED 1, EDITOR 2; who never stood above another never outranked it.
create table spanned (
    article_uri  text     collate "C" not null,
    statement_id text     collate "C" not null,
    lowest       smallint not null,
    highest      smallint not null,
    last         bigint   not null,                  -- when the last version was recorded
    primary key (article_uri, statement_id)
);
create index spanned_highest on spanned (article_uri, highest, last);
create index spanned_last on spanned (article_uri, last);
create index spanned_lowest on spanned (article_uri, lowest);

-- What set off a change of a line, by the time of it.
create index statement_version_time on statement_version (recordedtime);

-- The dossier of a pair: which of its lists a statement stands in (Dossier.Section); null: none.
alter table statement add column section text generated always as (
    case
        when not (counted and on_record) then null
        when act = 'FORECAST' or modality in ('PREDICTED', 'HYPOTHETICAL') then 'OUTLOOK'
        when act = 'POSITION' then 'POSITIONS'
        when act = 'CONDITION' then 'CONDITIONS'
        when act in ('WARN', 'OPPOSE') then 'PRESSURES'
        when act = 'CONSULT' then 'ENCOUNTERS'
        when act = 'PERMIT' then 'PERMISSIONS'
        when act = 'NO_COMMENT' then 'SILENCES'
        when modality = 'DENIED' then 'DENIALS'
    end) stored;
create index statement_section on statement (donor, recipient, section, recordedtime, id)
    where section is not null;
create index statement_counted on statement (donor, recipient) where counted and on_record;

-- The articles of what counts between two, with whom they go back to (R9).
create table pair_article (
    donor         text        collate "C" not null,
    recipient     text        collate "C" not null,
    article_uri   text        collate "C" not null,
    recordedtime  timestamptz not null,
    origin        text        collate "C",           -- null: unnamed
    hearsay_depth int         not null,
    primary key (donor, recipient, article_uri)
);
create index pair_article_time on pair_article (donor, recipient, recordedtime, article_uri);
create index pair_article_origin on pair_article (donor, recipient, origin, article_uri);
create index pair_article_uri on pair_article (article_uri);

-- How many articles of a pair go back to whom, so that nobody need count them.
create table pair_origin (
    donor         text   collate "C" not null,
    recipient     text   collate "C" not null,
    origin        text   collate "C" not null,       -- empty: unnamed
    hearsay_depth int    not null,
    reports       bigint not null,                   -- may come down to 0
    primary key (donor, recipient, origin, hearsay_depth)
);
