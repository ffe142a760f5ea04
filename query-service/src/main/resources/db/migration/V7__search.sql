-- Full text (GET /v1/search) by indexes alone: no table and no row more to keep true. Words are indexed as
-- written (any language) and as English stems. Bodies have an index of their own, which only editors'
-- searches use: a hit would tell what a body says. What is cut off is beyond what a tsvector holds.
create function search_words(event text, member text) returns tsvector
    language sql immutable parallel safe strict
    return to_tsvector('pg_catalog.simple', left(event::json ->> member, 100000))
        || to_tsvector('pg_catalog.english', left(event::json ->> member, 100000));

create index statement_version_words on statement_version using gin (search_words(event, 'text'));
create index article_version_headline_words on article_version using gin (search_words(event, 'headline'));
create index article_version_body_words on article_version using gin (search_words(event, 'body'));
