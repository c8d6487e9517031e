-- Whom the conditions of agreements welcome, in words that one index finds.

-- The digits of an ISCED-F code that say something: 0700 is the broad field 07, 0730 the narrow field 073.
CREATE FUNCTION isced_field(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CASE WHEN length($1) = 4 THEN regexp_replace($1, '0{1,2}$', '') ELSE $1 END;

-- within:073 where everybody of that field is welcome, holds:07 where somebody of it is, any-field where nothing is said;
-- eqf:7 or any-level, the latter of students alone; asks:en:b2 of each language, no-language where some need none.
CREATE FUNCTION condition_words(activity text, areas jsonb, levels jsonb, languages jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    words text[] := '{}';
    each  jsonb;
    field text;
    free  boolean := true;
BEGIN
    FOR each IN SELECT jsonb_array_elements(areas) LOOP
        field := isced_field(each ->> 'iscedF');
        words := words || ('within:' || field);
        FOR digits IN 2 .. length(field) LOOP
            words := words || ('holds:' || left(field, digits));
        END LOOP;
    END LOOP;
    IF areas = '[]' THEN
        words := words || 'any-field'::text;
    END IF;
    FOR each IN SELECT jsonb_array_elements(levels) LOOP
        words := words || ('eqf:' || (each #>> '{}'));
    END LOOP;
    IF levels = '[]' AND activity NOT LIKE 'STAFF%' THEN
        words := words || 'any-level'::text;
    END IF;
    FOR each IN SELECT jsonb_array_elements(languages) LOOP
        IF each ->> 'cefr' <> 'NS' THEN
            words := words || lower('asks:' || (each ->> 'language') || ':' || (each ->> 'cefr'));
            free := free AND each -> 'subjectArea' <> 'null';
        END IF;
    END LOOP;
    IF free THEN
        words := words || 'no-language'::text;
    END IF;
    RETURN words;
END $$;

-- Whether somebody of these fields ('' for any) who has these languages (en:b2) has all that is asked of that field.
CREATE FUNCTION condition_understood(areas jsonb, languages jsonb, fields text[], held text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 1000
    RETURN EXISTS (
        SELECT FROM (
            SELECT CASE WHEN asked LIKE open || '%' THEN asked ELSE open END AS field
            FROM unnest(fields) AS asked
            CROSS JOIN (
                SELECT isced_field(area ->> 'iscedF') AS open FROM jsonb_array_elements(areas) AS area
                UNION ALL SELECT '' WHERE areas = '[]'
            ) AS welcome
            WHERE asked LIKE open || '%' OR open LIKE asked || '%'
        ) AS person
        WHERE NOT EXISTS (
            SELECT FROM jsonb_array_elements(languages) AS need
            WHERE need ->> 'cefr' <> 'NS'
              AND person.field LIKE coalesce(isced_field(need #>> '{subjectArea,iscedF}'), '') || '%'
              AND lower((need ->> 'language') || ':' || (need ->> 'cefr')) <> ALL (held)));

ALTER TABLE agreement_condition ADD COLUMN search_words text[]
    GENERATED ALWAYS AS (condition_words(activity, subject_areas, eqf_levels, languages)) STORED;
