-- Since when a terminated agreement promises no seats. Of those that ended before this was kept, the last change was the end.
ALTER TABLE agreement ADD COLUMN ended_on date;
UPDATE agreement SET ended_on = least(notice_ends, CAST(modified_at AT TIME ZONE 'UTC' AS date)) WHERE state = 'TERMINATED';

-- The calendar year in which the last academic year begins that a condition promises seats for. An agreement that is over on
-- a day promises none for a year that begins on that day or later; years begin on 1 September, those of the southern
-- hemisphere (2027/2027) on 1 January.
CREATE FUNCTION last_year_promised(last_academic_year text, over_on date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN over_on IS NULL THEN left(last_academic_year, 4)
        WHEN left(last_academic_year, 4) = right(last_academic_year, 4)
            THEN least(left(last_academic_year, 4), CAST(extract(year FROM over_on - 1) AS text))
        ELSE least(left(last_academic_year, 4), CAST(extract(year FROM over_on - 1 - interval '8 months') AS text))
    END
$$;
