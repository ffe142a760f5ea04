-- A second read model is filled from the log beside the live one, in a schema of its own, and takes its place
-- (store.Rebuilds). What is there of each such rebuild:
create table rebuild (
    id             bigint      generated always as identity primary key,
    state          text        not null,             -- BUILDING, SWITCHED, GIVEN_UP
    build          text        not null,             -- of the service whose rules fill it
    schema_version text        not null,             -- of the tables that it copies
    started_at     timestamptz not null default now(),
    switched_at    timestamptz,
    lines          bigint,
    differing      bigint,                           -- lines that were otherwise before
    kept_in        text,                             -- the schema that holds what was replaced
    forget_at      timestamptz,
    forgotten_at   timestamptz
);
create unique index rebuild_under_way on rebuild (state) where state = 'BUILDING';
create index rebuild_to_forget on rebuild (forget_at) where forget_at is not null and forgotten_at is null;

-- Replaced models are dropped when they are due, by whoever notices: with the rights of their owner, which projectors
-- do not have.
create function forget_replaced_models() returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$
declare
    each record;
    forgotten int := 0;
begin
    for each in
        select id, kept_in
        from rebuild
        where forget_at <= now() and forgotten_at is null
        for update skip locked
    loop
        execute format('drop schema if exists %I cascade', each.kept_in);
        update rebuild set forgotten_at = now() where id = each.id;
        forgotten := forgotten + 1;
    end loop;
    return forgotten;
end
$$;
