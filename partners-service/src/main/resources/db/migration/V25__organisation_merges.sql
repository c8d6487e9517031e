-- Papers follow the organisation they were filed with into the one that stands for it; what they say never changes.
GRANT UPDATE (owner_id) ON document TO "${app}";
