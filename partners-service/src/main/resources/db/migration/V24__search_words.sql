-- Words that are found although a letter of them is wrong.

-- Each word of a text that search_normal has made, and, of words with four letters and more, what is left of it without one of
-- its letters. Two words have one of these in common when a letter is missing, too many, another, or has changed its place.
CREATE FUNCTION search_words(text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    words text[] := '{}';
    word  text;
BEGIN
    FOREACH word IN ARRAY regexp_split_to_array($1, '[^[:alnum:]]+') LOOP
        IF word <> '' THEN
            words := words || word;
            IF length(word) BETWEEN 4 AND 40 THEN
                FOR i IN 1 .. length(word) LOOP
                    words := words || (left(word, i - 1) || substr(word, i + 1));
                END LOOP;
            END IF;
        END IF;
    END LOOP;
    RETURN words;
END $$;

ALTER TABLE organisation ADD COLUMN search_words text[] GENERATED ALWAYS AS (search_words(search_normal(
    name_en || ' ' || coalesce(name_fr, '') || ' ' || city || ' ' || coalesce(schac, '') || ' ' || coalesce(erasmus_code, '')
))) STORED;
ALTER TABLE agreement ADD COLUMN search_words text[]
    GENERATED ALWAYS AS (search_words(search_normal(reference || ' ' || title))) STORED;

-- How far a text is from the words searched for, both as search_normal makes them: 0 where it begins with them, 1 where its
-- first word does but goes on, 2 where another word begins with them, 3 where they are anywhere in it; otherwise by how much of them it resembles, up to 10,004.
CREATE FUNCTION search_distance(text, text) RETURNS int
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    place int := strpos($1, $2);
BEGIN
    IF place = 0 THEN
        RETURN 4 + round(($2 <<-> $1)::numeric * 10000);
    ELSIF place = 1 THEN
        RETURN CASE WHEN substr($1, length($2) + 1, 1) IN ('', ' ') THEN 0 ELSE 1 END;
    END IF;
    RETURN CASE WHEN strpos($1, ' ' || $2) > 0 THEN 2 ELSE 3 END;
END $$;

-- What is left of a word stands or falls with the word, which the database would take for chance and expect nearly every row; it
-- supposes few where it knows nothing.
ALTER TABLE organisation ALTER COLUMN search_words SET STATISTICS 0;
ALTER TABLE agreement ALTER COLUMN search_words SET STATISTICS 0;
