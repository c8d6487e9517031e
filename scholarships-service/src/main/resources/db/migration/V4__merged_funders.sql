-- Of an organisation that was found to be another's duplicate: the one that stands for it.
ALTER TABLE funder ADD COLUMN merged_into uuid;
