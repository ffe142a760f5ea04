-- Near-duplicates (R9), maintained as articles come: docs/near-duplicates.md.
-- The tables that come here are filled by the projection alone, so the model starts over from the log.
truncate article_version, statement_version, article, statement, span, candidate, figure, denial, tally,
    line, change, consumed;
update horizon set judged_at = '-infinity';

-- Every body ever recorded that is long enough to be compared, equal sets of shingles once. Groups
-- connect what was ever near; they only grow, so that a past day finds all that it may need.
create table body (
    id         bigint           generated always as identity primary key,
    digest     bytea            not null unique,   -- SHA-256 of the shingles
    shingles   bigint[]         not null,          -- sorted
    near_group bigint           not null,          -- the group's pivot is the body with this id
    radius     double precision not null,          -- Jaccard distance from the pivot
    cluster    bigint                              -- null: no article on record has it now
);
create index body_near on body (near_group, radius, id);
create index body_cluster on body (near_group, cluster, radius, id) where cluster is not null;

-- The shingles by which a group is found, of each of its bodies more than a fifth.
create table body_key (
    shingle    bigint not null,
    near_group bigint not null,
    primary key (shingle, near_group)
);

-- The articles on record that can be near-duplicates, with the cluster that connects their highest
-- versions' bodies. The first of a cluster in near_member_earliest is whom the others copy.
create table near_member (
    uri         text        collate "C" primary key,
    body        bigint      not null,
    cluster     bigint      not null,
    publication timestamptz
);
create index near_member_earliest on near_member (cluster, publication, uri);
create index near_member_body on near_member (body);
create sequence near_cluster;

-- A version's body; null where that is too short to be compared.
alter table article_version
    add column body bigint,
    drop column shingles,
    drop column shingle_prefix;
create index article_version_body on article_version (body) where body is not null;
