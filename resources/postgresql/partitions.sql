-- Divides a new sổ on a server into partitions by the unit that owns a row (docs/scale.md). Only for
-- an office of many thousand units. Run it once, right after the sổ was made, nobody working in it:
--
--   psql -U postgres -d so_dang_uy -v parts=16 -f partitions.sql
\set ON_ERROR_STOP on
BEGIN;
SELECT set_config('chibo.parts', :'parts', true) \g /dev/null
ALTER TABLE operation DROP CONSTRAINT fk_operation_entry_n_entry;
DO $$
DECLARE
  parts CONSTANT int := current_setting('chibo.parts')::int;
  name text; holder text; given record;
BEGIN
  FOR name, holder IN
    SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'stream'
  LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO whole', name);
    EXECUTE format('CREATE TABLE %I (LIKE whole INCLUDING ALL EXCLUDING DEFAULTS)'
                   ' PARTITION BY HASH (org_id)', name);
    FOR part IN 0 .. parts - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
                     name || '_' || part, name, parts, part);
      EXECUTE format('ALTER TABLE %I OWNER TO %I', name || '_' || part, holder);
    END LOOP;
    EXECUTE format('INSERT INTO %I SELECT * FROM whole', name);
    EXECUTE format('ALTER TABLE %I OWNER TO %I', name, holder);
    FOR given IN
      SELECT grantee::regrole AS who, string_agg(privilege_type, ', ') AS rights
      FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = 'whole'::regclass GROUP BY grantee
    LOOP
      EXECUTE format('GRANT %s ON %I TO %s', given.rights, name, given.who);
    END LOOP;
    DROP TABLE whole;
  END LOOP;
END $$;
ALTER TABLE operation ADD CONSTRAINT fk_operation_entry_n_entry
  FOREIGN KEY (entry_n, org_id) REFERENCES entry (n, org_id);
COMMIT;
ANALYZE;
