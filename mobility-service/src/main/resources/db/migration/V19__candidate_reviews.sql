-- What reviewers say of students who filed wishes; the mean of the scores is part of a run's inputs.
create table candidate_review (
    id          uuid primary key,
    campaign_id uuid not null references campaign (id),
    student_id  uuid not null,
    reviewer    text not null,
    -- Absent where the reviewer has declared a conflict of interest.
    score       numeric(5, 2) check (score between 0 and 100),
    comment     text,
    reviewed_at timestamptz not null,
    unique (campaign_id, student_id, reviewer)
);
create index candidate_review_page on candidate_review (campaign_id, id);
create index candidate_review_of_reviewer on candidate_review (campaign_id, reviewer, id);
