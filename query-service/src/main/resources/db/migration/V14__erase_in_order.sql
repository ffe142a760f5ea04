-- Erasures that were read and wait until all is read that was in the log by then: what the rules still need of the words
-- is worked out from all of it (docs/erasing.md). Part of the model, since it goes by the model's positions.
create table erasing (
    article_uri text        collate "C" not null,
    until       timestamptz not null,
    topics      text[]      not null,               -- with partitions and next_offsets: how far that is
    partitions  bigint[]    not null,
    next_offsets bigint[]   not null,
    primary key (article_uri, until)
);

-- A model that was being filled when something was erased has words too, and it is begun anew: it is due like a replaced
-- one, but dropped only where nobody is at it.
create or replace function forget_replaced_models() returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$
declare
    each record;
    forgotten int := 0;
begin
    for each in
        select id, state, kept_in
        from rebuild
        where forget_at <= now() and forgotten_at is null
        for update skip locked
    loop
        if each.state = 'BUILDING' then
            continue when not pg_try_advisory_xact_lock(4150444);
            drop schema if exists aidwire_building cascade;
            update rebuild set state = 'GIVEN_UP' where id = each.id;
        elsif each.kept_in is not null then
            execute format('drop schema if exists %I cascade', each.kept_in);
        end if;
        update rebuild set forgotten_at = now() where id = each.id;
        forgotten := forgotten + 1;
    end loop;
    return forgotten;
end
$$;
