-- Who may do what in a service's database. Three roles exist before the first migration; the infrastructure makes them:
-- the owner (runs these migrations, owns every table), the application (no DDL), the relay of the outbox.
-- A later migration that makes a history table takes UPDATE and DELETE away from the application again.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "${app}", "${relay}";

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app}";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "${app}";
