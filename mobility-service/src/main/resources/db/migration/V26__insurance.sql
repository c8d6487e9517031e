-- The last day that the insurance shown covers; null where it covers whatever comes.
alter table mobility add column insured_until date;
