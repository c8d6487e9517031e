-- Every identifier is found, not two of five. What a column is made of cannot be changed, so that it is made again.

ALTER TABLE organisation
    DROP COLUMN search_text,
    DROP COLUMN search_words;
ALTER TABLE organisation
    ADD COLUMN search_text text GENERATED ALWAYS AS (search_normal(
        name_en || ' ' || coalesce(name_fr, '') || ' ' || city || ' ' || coalesce(schac, '') || ' ' || coalesce(erasmus_code, '')
        || ' ' || coalesce(pic, '') || ' ' || coalesce(ror, '') || ' ' || coalesce(oid, '')
    )) STORED,
    ADD COLUMN search_words text[] GENERATED ALWAYS AS (search_words(search_normal(
        name_en || ' ' || coalesce(name_fr, '') || ' ' || city || ' ' || coalesce(schac, '') || ' ' || coalesce(erasmus_code, '')
        || ' ' || coalesce(pic, '') || ' ' || coalesce(ror, '') || ' ' || coalesce(oid, '')
    ))) STORED;
-- Few are supposed where nothing is known, as when the words came first.
ALTER TABLE organisation ALTER COLUMN search_words SET STATISTICS 0;
CREATE INDEX organisation_search ON organisation USING gin (search_text gin_trgm_ops);
CREATE INDEX organisation_words ON organisation USING gin (search_words);
