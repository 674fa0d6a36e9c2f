-- Prepares a PostgreSQL server (15 or later) for one office. Run it once, as the server's superuser:
--
--   psql -U postgres -v database=so_dang_uy -v admin=lan -f setup.sql
--
-- Then give the administrator a first password:  psql -U postgres -c '\password lan'
-- and make the sổ from the program: "Máy chủ chưa có sổ: tạo sổ…".
\set ON_ERROR_STOP on
\set admins :database _admin
\set writers :database _write
\set readers :database _read

CREATE ROLE :"admins" NOLOGIN;
CREATE ROLE :"writers" NOLOGIN;
CREATE ROLE :"readers" NOLOGIN;
CREATE ROLE :"admin" LOGIN CREATEROLE;
GRANT :"admins", :"writers", :"readers" TO :"admin" WITH ADMIN OPTION;

CREATE DATABASE :"database" OWNER :"admins" TEMPLATE template0
    ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"admins", :"writers", :"readers";

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO :"admins";
GRANT USAGE ON SCHEMA public TO :"writers", :"readers";
