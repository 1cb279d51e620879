-- Runs with the rights of the owner: the role of the program may not lock a table that it cannot change.
CREATE FUNCTION hold_audit() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE public.audit_entries IN SHARE MODE;
END
$$;
