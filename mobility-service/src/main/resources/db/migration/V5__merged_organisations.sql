-- Of an organisation that was found to be another's duplicate: the one that stands for it.
alter table partner_organisation add column merged_into uuid;
