package org.aidwire.query.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables are made from the log, and can be made anew in another schema; all others hold what
 * the log does not tell, and stay where they are. Names are found along the search path, so that
 * the same statements fill either.
 */
final class ModelTables {

    static final String LIVE = "public";

    /** Where another model is filled. */
    static final String BUILDING = "aidwire_building";

    static final List<String> DERIVED =
            List.of(
                    "article",
                    "article_settled",
                    "article_version",
                    "body",
                    "body_key",
                    "candidate",
                    "consumed",
                    "denial",
                    "erasing",
                    "figure",
                    "horizon",
                    "line",
                    "mention",
                    "mention_past",
                    "near_member",
                    "pair_article",
                    "pair_origin",
                    "pair_version",
                    "span",
                    "spanned",
                    "statement",
                    "statement_version",
                    "tally");

    static final List<String> SEQUENCES = List.of("near_cluster");

    /**
     * Written by a projection too: a model that is filled has its own, for nobody follows it. They
     * are never exchanged for the live ones.
     */
    static final List<String> BESIDE = List.of("change", "parked");

    /** What only the live schema has. */
    static final List<String> CARRIED =
            List.of(
                    "erasure",
                    "event_key",
                    "key_position",
                    "partition_look",
                    "rebuild",
                    "relay",
                    "remains",
                    "report",
                    "report_position",
                    "webhook",
                    "webhook_delivery");

    private ModelTables() {}

    /**
     * Tables like the live ones, empty: with their columns, checks, keys and indexes under the same
     * names, and the same grants. They are read off the live ones, so no migration need be said
     * twice.
     */
    static final String COPY =
            """
            do $copy$
            declare
                name text;
                each record;
            begin
                create schema aidwire_building;
                foreach name in array array[%s] loop
                    execute format(
                        'create table aidwire_building.%%I (like public.%%I including all excluding indexes)',
                        name, name);
                    for each in
                        select array_to_string(reloptions, ', ') as options
                        from pg_class
                        where oid = format('public.%%I', name)::regclass and reloptions is not null
                    loop
                        execute format('alter table aidwire_building.%%I set (%%s)', name, each.options);
                    end loop;
                    for each in
                        select conname, pg_get_constraintdef(oid) as definition
                        from pg_constraint
                        where conrelid = format('public.%%I', name)::regclass and contype in ('p', 'u', 'x')
                    loop
                        execute format('alter table aidwire_building.%%I add constraint %%I %%s',
                            name, each.conname, each.definition);
                    end loop;
                    for each in
                        select pg_get_indexdef(i.indexrelid) as definition
                        from pg_index i
                        where i.indrelid = format('public.%%I', name)::regclass
                            and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                    loop
                        execute regexp_replace(each.definition, ' ON (ONLY )?[^ ]+ USING ',
                            format(' ON aidwire_building.%%I USING ', name));
                    end loop;
                end loop;
                foreach name in array array[%s] loop
                    execute format('create sequence aidwire_building.%%I', name);
                end loop;
                for each in
                    select c.relname, a.privilege_type, a.grantee,
                        case c.relkind when 'S' then 'sequence' else 'table' end as kind
                    from pg_class c
                    cross join lateral aclexplode(c.relacl) a
                    where c.relnamespace = 'public'::regnamespace
                        and c.relkind in ('r', 'S')
                        and a.grantee <> c.relowner
                        and exists (
                            select
                            from pg_class n
                            where n.relname = c.relname
                                and n.relnamespace = 'aidwire_building'::regnamespace)
                loop
                    execute format('grant %%s on %%s aidwire_building.%%I to %%s',
                        each.privilege_type, each.kind, each.relname,
                        case each.grantee when 0 then 'public' else each.grantee::regrole::text end);
                end loop;
                insert into aidwire_building.horizon (judged_at) values ('-infinity');
            end
            $copy$
            """
                    .formatted(
                            quoted(Stream.concat(DERIVED.stream(), BESIDE.stream()).toList()),
                            quoted(SEQUENCES));

    static final String DROP = "drop schema if exists aidwire_building cascade";

    /** Statistics for whoever reads them next. */
    static final String ANALYZE =
            DERIVED.stream()
                    .map(name -> BUILDING + "." + name)
                    .collect(Collectors.joining(", ", "analyze ", ""));

    /** All that is to be exchanged, at once: whoever reads one of these tables is waited for. */
    static final String LOCK_ALL =
            Stream.of(LIVE, BUILDING)
                    .flatMap(schema -> DERIVED.stream().map(name -> schema + "." + name))
                    .collect(Collectors.joining(", ", "lock table ", " in access exclusive mode"));

    /** The live tables move to a schema of their own, those that were filled take their place. */
    static String exchange(String keptIn) {
        return Stream.of(
                        Stream.of("create schema " + keptIn),
                        moves(LIVE, keptIn),
                        moves(BUILDING, LIVE),
                        Stream.of(DROP))
                .flatMap(each -> each)
                .collect(Collectors.joining(";\n"));
    }

    private static Stream<String> moves(String from, String to) {
        return Stream.concat(
                DERIVED.stream()
                        .map(name -> "alter table " + from + "." + name + " set schema " + to),
                SEQUENCES.stream()
                        .map(name -> "alter sequence " + from + "." + name + " set schema " + to));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
