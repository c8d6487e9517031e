-- Documents are written once, and the application may not delete any; but those of a person who is to be forgotten go.
create function forget_documents(stays uuid[]) returns integer language sql security definer set search_path = public as $$
    with gone as (delete from document where owner_kind = 'mobility' and owner_id = any (stays) returning id)
    select count(*)::integer from gone
$$;
revoke execute on function forget_documents(uuid[]) from public;
grant execute on function forget_documents(uuid[]) to "${app}";
