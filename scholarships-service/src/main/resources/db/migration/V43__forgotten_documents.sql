-- Documents cannot be deleted by the application. Only what the applications of somebody hold who is forgotten goes.
CREATE FUNCTION forget_documents(applications uuid[]) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH gone AS (DELETE FROM document WHERE owner_kind = 'application' AND owner_id = ANY (applications) RETURNING id)
    SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION forget_documents(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_documents(uuid[]) TO "${app}";
