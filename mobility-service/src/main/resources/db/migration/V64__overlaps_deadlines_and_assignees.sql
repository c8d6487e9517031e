-- Whether the student can be nowhere else on the days of a stay; where not, its segments occupy nothing.
alter table mobility add column exclusive boolean not null default true;

-- Until when hosts take nominations, by their factsheets.
alter table partner_organisation add column host_terms text;

-- Which officer looks after a stay.
alter table mobility add column assigned_to text;
create index mobility_by_assignee on mobility (assigned_to, reference) where assigned_to is not null;
