-- The read model of the query service. All of it can be thrown away and rebuilt from the topics
-- aid.articles and aid.statements; only the projection writes it, one transaction a batch, one
-- transaction at a time.
--
-- Identities use collation C: byte order of UTF-8, which is the order of the rules (R5) and never
-- changes with the operating system.

-- Every article event ever recorded, copies with equal content once (with the least recordedtime).
-- Nothing is deleted here: a past day (asOf) is folded from these rows.
create table article_version (
    uri            text        collate "C" not null,
    version        int         not null,
    sha256         text        collate "C" not null, -- of the canonical JSON: tells contents apart
    recordedtime   timestamptz not null,
    writer         text        collate "C" not null,
    writeroutlets  text[]      collate "C" not null,
    rights         text        collate "C" not null, -- digest of writeroutlets, which may be many
    event          text        not null,             -- canonical JSON (RFC 8785)
    credit_uris    text[]      collate "C" not null, -- whom its standing may rest on (R9, R10)
    shingles       bigint[]    not null,             -- sorted; empty below 50 words
    shingle_prefix bigint[]    not null,             -- near-duplicates share at least one of these
    refusal        text,                             -- CONFLICT, OUTLET; null: the version stands
    primary key (uri, version, sha256, writer, rights)
);
-- Without pending lists: what was just recorded is looked up by the next batch.
create index article_version_credit on article_version using gin (credit_uris) with (fastupdate = off);
create index article_version_shingle on article_version using gin (shingle_prefix) with (fastupdate = off);
create index article_version_refused on article_version (recordedtime, uri) where refusal is not null;

-- Every statement event ever recorded, likewise.
create table statement_version (
    id             text        collate "C" not null,
    version        int         not null,
    sha256         text        collate "C" not null,
    recordedtime   timestamptz not null,
    writer         text        collate "C" not null,
    writeroutlets  text[]      collate "C" not null,
    rights         text        collate "C" not null, -- digest of writeroutlets, which may be many
    event          text        not null,
    donor          text        collate "C" not null,
    recipient      text        collate "C" not null,
    article_uri    text        collate "C",
    refusal        text,
    primary key (id, version, sha256, writer, rights)
);
create index statement_version_pair on statement_version (donor, recipient);
create index statement_version_article on statement_version (article_uri) where article_uri is not null;
create index statement_version_refused on statement_version (recordedtime, id) where refusal is not null;

-- Where each article stands now. Under embargo it is not on record and nothing of it may be served;
-- the rows with on_record false are the due list of embargoes.
create table article (
    uri            text        collate "C" primary key,
    version        int         not null,             -- with sha256: the highest version on record
    sha256         text        collate "C" not null,
    recordedtime   timestamptz not null,             -- when the first version was recorded
    publication    timestamptz,
    on_record      boolean     not null,
    embargoed_until timestamptz,
    fallen         boolean     not null,             -- R10
    origin         text        collate "C",          -- R9, folded; null: unnamed
    hearsay_depth  int         not null
);
create index article_by_time on article (recordedtime, uri);
create index article_due on article (embargoed_until) where not on_record;

-- Where each statement stands now: its highest version, whether that counts (R0), what it weighs (R1).
create table statement (
    id             text        collate "C" primary key,
    version        int         not null,             -- with sha256: the highest version on record
    sha256         text        collate "C" not null,
    recordedtime   timestamptz not null,             -- when the first version was recorded
    donor          text        collate "C" not null,
    recipient      text        collate "C" not null,
    aid_ids        text[]      not null,             -- the lines that it touches; empty: the pair as a whole
    article_uri    text        collate "C",
    outlet         text,
    speaker        text,
    act            text        not null,             -- as posted; what it counts as stands in candidate
    modality       text        not null,
    provenance     text        not null,
    pub_status     text        not null,
    on_record      boolean     not null,             -- false while its article is under embargo
    effective      timestamptz,                      -- null: unknown
    counted        boolean     not null,
    rule           text,                             -- why it does not count, or moves nothing
    why            text,
    moves          text,                             -- JSON of the candidate
    denies         text                              -- JSON of the denial
);
create index statement_pair on statement (donor, recipient);
create index statement_article on statement (article_uri) where article_uri is not null;
create index statement_by_time on statement (recordedtime, id);

-- What can move a line: a row for each line that a moving statement touches. Each question of the
-- rules to a line is a look-up in one of these indexes; no line is ever read as a whole.
-- Unknown effective times are -infinity, before every dated one.
create table candidate (
    aid_id          text        collate "C" not null,
    statement_id    text        collate "C" not null,
    donor           text        collate "C" not null,
    recipient       text        collate "C" not null,
    item            text        collate "C" not null,
    period          int,
    act             smallint    not null,            -- ordinal: REQUEST 0 ... DELIVER 5, DECLINE 6 ... WITHDRAW 9
    confirmed       boolean     not null,            -- R3
    qualified       boolean     not null,
    effective       timestamptz not null,
    rank            smallint    not null,            -- of equal times: 0 for steps, 1 to 4 for stops
    origin          text        collate "C",         -- R9; a digest where longer than an index row may be
    report          text        collate "C",
    on_record_party text        collate "C",         -- R11
    measured        boolean     not null,            -- R7: has an amount or quantity, is not CONDITIONAL
    has_channel       boolean   not null,
    has_supplier      boolean   not null,
    has_beneficiaries boolean   not null,
    has_terms         boolean   not null,
    primary key (aid_id, statement_id)
);
create index candidate_statement on candidate (statement_id);
-- R4, R5, R6: the latest of an act, the earliest of a run, and the run itself.
create index candidate_latest on candidate (aid_id, act, confirmed, effective desc, statement_id)
    include (origin, report);
create index candidate_latest_plain on candidate (aid_id, act, confirmed, effective desc, statement_id)
    where not qualified;
-- R9: whether a run already holds an origin or a report.
create index candidate_origin on candidate (aid_id, act, origin, confirmed, effective) where origin is not null;
create index candidate_report on candidate (aid_id, act, report, confirmed, effective) where report is not null;
-- R11: when a party last said an act itself.
create index candidate_said on candidate (aid_id, act, on_record_party, effective) where on_record_party is not null;
-- R7: what has a figure.
create index candidate_measured on candidate (aid_id, act) where measured;
-- The latest candidate that has an attribute.
create index candidate_channel on candidate (aid_id, effective desc, rank desc, statement_id) where has_channel;
create index candidate_supplier on candidate (aid_id, effective desc, rank desc, statement_id) where has_supplier;
create index candidate_beneficiaries on candidate (aid_id, effective desc, rank desc, statement_id) where has_beneficiaries;
create index candidate_terms on candidate (aid_id, effective desc, rank desc, statement_id) where has_terms;

-- R11: who denied what, a row for each line that the denial touches.
create table denial (
    aid_id       text        collate "C" not null,
    statement_id text        collate "C" not null,
    donor        text        collate "C" not null,
    recipient    text        collate "C" not null,
    item         text        collate "C" not null,
    period       int,
    party        text        collate "C" not null,
    act          smallint    not null,
    bare_date    boolean     not null,
    effective    timestamptz not null,
    primary key (aid_id, statement_id)
);
create index denial_statement on denial (statement_id);
create index denial_latest on denial (aid_id, party, act, bare_date, effective desc, statement_id);

-- R9 counts that stand, so that one statement more is counted by itself and not with its whole run:
-- distinct origins and reports of the candidates with that act, from that time on, in that pool.
-- Kept true by every change of candidate; forgotten when the rules ask from another time.
create table tally (
    aid_id    text        collate "C" not null,
    pool      text        not null,                  -- LineFacts.Pool
    act       smallint    not null,
    from_time timestamptz not null,                  -- -infinity: all, unknown times too
    origins   int         not null,
    reports   int         not null,
    primary key (aid_id, pool, act, from_time)
);

-- The aid lines as they are served. "state" is all that the rules say; the other columns are what
-- lists are filtered by. Stops are what R13 shows to the lines below.
create table line (
    aid_id       text        collate "C" primary key,
    donor        text        collate "C" not null,
    recipient    text        collate "C" not null,
    item         text        collate "C" not null,
    period       int,
    category     text        not null,
    status       text        not null,
    confirmation text        not null,
    state        text        not null,               -- JSON of LineState
    own_stop     text,                               -- JSON of GeneralStops.Stop
    revision     bigint      not null,
    updated_at   timestamptz not null
);
create index line_pair on line (donor, recipient);
create index line_recipient on line (recipient);
create index line_updated on line (updated_at, aid_id);

-- The change log. The cursor is gap-free and in commit order: whoever writes it holds the
-- projection's lock until the commit, so a reader that stored C sees every later change once.
create table change (
    cursor          bigint      primary key,
    aid_id          text        collate "C" not null,
    before          text,                            -- JSON of LineState; null: the line is new
    after           text,                            -- null: the line is gone
    rule            text        not null,
    cause_statement text        collate "C",
    cause_article   text        collate "C",
    changed_at      timestamptz not null
);
create index change_line on change (aid_id, cursor);

-- The next offset of each partition, moved by compare-and-set in the transaction that holds the
-- rows: the only position that counts.
create table consumed (
    topic       text   collate "C" not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Records that could not be read or applied, as they came.
create table parked (
    topic        text        collate "C" not null,
    partition    int         not null,
    record_offset bigint     not null,
    record_key   bytea,
    headers      text        not null,               -- JSON: name to base64
    value        bytea,
    reason       text        not null,
    detail       text        not null,
    parked_at    timestamptz not null,
    primary key (topic, partition, record_offset)
);

-- The latest time by which embargoes were judged: it never runs backwards, whatever the clocks do.
create table horizon (
    single    boolean     primary key default true check (single),
    judged_at timestamptz not null
);
insert into horizon (judged_at) values ('-infinity');
