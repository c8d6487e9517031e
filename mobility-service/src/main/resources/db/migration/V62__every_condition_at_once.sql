-- Conditions that are no destination (of guests, staff and trainees) were known only once their agreement moved again. The
-- topic is read from its start under the name of another group; one sequence less lets each agreement's newest event fill in
-- what is missing, and nothing older.
update followed_agreement set sequence = sequence - 1;
