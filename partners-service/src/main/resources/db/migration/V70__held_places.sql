-- Places that students were offered in a selection round, or have accepted, before there is a mobility. One row per candidacy,
-- as its newest event says.
CREATE TABLE held_place (
    id            uuid PRIMARY KEY,
    condition_id  uuid,
    academic_year text,
    months        numeric(9, 2),
    state         text   NOT NULL,
    sequence      bigint NOT NULL
);
CREATE INDEX held_place_condition ON held_place (condition_id, academic_year, state);

-- Who holds a seat of which condition, and for how many months of thirty days: once nominated the place is the mobility's.
CREATE VIEW held_seat AS
SELECT id, condition_id, academic_year, state, coalesce(round(days / 30.0, 2), 0) AS months
FROM mobility
WHERE state <> 'CANCELLED'
UNION ALL
SELECT id, condition_id, academic_year, state, coalesce(months, 0)
FROM held_place
WHERE state IN ('OFFERED', 'ACCEPTED');

-- The months of a year that a condition promises; days of staff are months of thirty. NULL where they are not limited.
CREATE FUNCTION promised_months(months numeric, days numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(months, round(days / 30.0, 2));
