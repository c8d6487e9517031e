-- The forecast asks for the stays of a cohort that are ahead.
create index mobility_by_cohort on mobility (cohort, state);
