-- Follows mobility-service: which programme a student is in since when, and the days of stays from before the system.
CREATE TABLE student_file (
    id           uuid PRIMARY KEY,
    sequence     bigint NOT NULL,
    programme_id uuid   NOT NULL,
    intake       text   NOT NULL,
    prior_stays  jsonb  NOT NULL
);
