-- What searches with a typo, and searches for what conditions offer, look for.
CREATE INDEX organisation_words ON organisation USING gin (search_words);
CREATE INDEX agreement_words ON agreement USING gin (search_words);
CREATE INDEX agreement_condition_words ON agreement_condition USING gin (search_words);
CREATE INDEX agreement_condition_sending ON agreement_condition (sending_id, first_academic_year, last_academic_year);
