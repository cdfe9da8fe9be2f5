SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA heard_accounts;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE heard_accounts.link (
    hash bytea NOT NULL,
    account text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    expires bigint NOT NULL
);
CREATE TABLE heard_accounts.migration (
    version integer NOT NULL,
    applied timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE heard_accounts.organisation_person (
    issuer text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE heard_accounts.passkey (
    id text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    key bytea NOT NULL,
    counter bigint NOT NULL,
    made bigint NOT NULL,
    used bigint
);
CREATE TABLE heard_accounts.person (
    id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    grants text NOT NULL,
    development integer NOT NULL,
    password text,
    app bytea,
    app_step bigint DEFAULT 0 NOT NULL,
    review text,
    by_link integer DEFAULT 0 NOT NULL
);
CREATE TABLE heard_accounts.recovery_code (
    hash bytea NOT NULL,
    account text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE heard_accounts.saved_view (
    account text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    search text NOT NULL
);
CREATE TABLE heard_accounts.sitting (
    token bytea NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    way text NOT NULL,
    began bigint NOT NULL,
    used bigint NOT NULL,
    confirmed bigint NOT NULL
);
CREATE TABLE heard_accounts.token_key (
    kid text NOT NULL COLLATE pg_catalog."C",
    x text NOT NULL,
    until bigint NOT NULL
);
INSERT INTO heard_accounts.link VALUES ('\x98c55fcb987554aaa47952b0f20a52424a08578f156f75fa11e778bdf164ec3d', '319a3829-4c41-45dc-8f52-96650f5ea199', 'sign-in', 1796030100000);
INSERT INTO heard_accounts.migration VALUES (1, '2026-11-30 17:18:22.269131+00');
INSERT INTO heard_accounts.organisation_person VALUES ('https://idp.example', 'ben', '319a3829-4c41-45dc-8f52-96650f5ea199');
INSERT INTO heard_accounts.passkey VALUES ('key', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca', 'A key', '\xa5010203', 4, 1, NULL);
INSERT INTO heard_accounts.person VALUES ('dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca', 'asha@example.org', 'Somebody', '[{"role":"analyst","programme":"cancer"}]', 0, '$argon2id$v=19$m=19456,t=2,p=1$qkUrPOV97n0QoSCT20bBTQ$EyrKzX2xPXPGkpML0PVyQGoaU8bC4iLYbobE3xy1ieA', '\xa5ac5d70a088dd5dd2728d256cdf2c71ff9b8625102c7aa3691b7730b36d109196ef36c9c49f7f54e2fd17e6de0a0d46', 59867640, '2027-05-01', 0);
INSERT INTO heard_accounts.person VALUES ('319a3829-4c41-45dc-8f52-96650f5ea199', 'ben@example.org', 'Somebody', '[{"role":"champion","programme":"cancer","community":"ghanaian"}]', 0, NULL, NULL, 0, '2027-05-01', 1);
INSERT INTO heard_accounts.recovery_code VALUES ('\x5b2ea8bd8b2a1bf92e444c05ac802a64e416b3896f53618ba5a56d955cfa1b75', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\xf5336fb66a7abaafa1dee87dde579ae10370037f5f69accd0d42f0be78a2d1bc', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\xbd921519ecb12b9267947d209704453cf976c8e200d9844f39d2587c0e6ddb2b', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\xada5354b3cead49e809cc3973fb40cb3a71a503a58e45969d38e01e9bf678531', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\x0ef4be22c7f49b17f4a41a8f94041d603714aec99f65e1757cd8394bf96c2536', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\x2717415de29d9c99473884efc636fd5ec6cb9aa7fdac1368e2aaa159d70a24c3', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\x7165026c409a0a02383fc6e613fa2c41bd05a2af6948420199b8731cb0a0a5eb', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\xa26a311181444c8b4a5fa91eb32c76f4e10c8da3464be52e2240c38ad3312160', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.recovery_code VALUES ('\x1415a222471e2ea0eeaadbf41034bca9ca84ecc4f00ab018b0a6f9ab636c105b', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca');
INSERT INTO heard_accounts.saved_view VALUES ('dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca', 'Mine', 'whose=mine');
INSERT INTO heard_accounts.sitting VALUES ('\x1b610d21df274ba44ddb4cec118f4669d6a87d56245208643a68b7282c5f5257', '6cbeffe9-61c1-41a9-8e2f-569a738d641e', 'dd905bd7-9b85-4d2c-85a8-2dc7ebe6e3ca', 'password-and-recovery-code', 1796029200000, 1796029200000, 1796029200000);
INSERT INTO heard_accounts.token_key VALUES ('190f4919-2bc7-4b34-ae7e-6108682e335a', '9mWgeU1PWV6-QtXZSoPEoOr_FxtWULTtXZzifchpWh0', 1796119200000);
ALTER TABLE ONLY heard_accounts.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY heard_accounts.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY heard_accounts.organisation_person
    ADD CONSTRAINT organisation_person_account_key UNIQUE (account);
ALTER TABLE ONLY heard_accounts.organisation_person
    ADD CONSTRAINT organisation_person_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY heard_accounts.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY heard_accounts.person
    ADD CONSTRAINT person_email_key UNIQUE (email);
ALTER TABLE ONLY heard_accounts.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY heard_accounts.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY heard_accounts.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (account, name);
ALTER TABLE ONLY heard_accounts.sitting
    ADD CONSTRAINT sitting_id_key UNIQUE (id);
ALTER TABLE ONLY heard_accounts.sitting
    ADD CONSTRAINT sitting_pkey PRIMARY KEY (token);
ALTER TABLE ONLY heard_accounts.token_key
    ADD CONSTRAINT token_key_pkey PRIMARY KEY (kid);
CREATE INDEX link_account ON heard_accounts.link USING btree (account, kind);
CREATE INDEX passkey_account ON heard_accounts.passkey USING btree (account);
CREATE INDEX recovery_code_account ON heard_accounts.recovery_code USING btree (account);
CREATE INDEX sitting_account ON heard_accounts.sitting USING btree (account);
ALTER TABLE ONLY heard_accounts.link
    ADD CONSTRAINT link_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY heard_accounts.organisation_person
    ADD CONSTRAINT organisation_person_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY heard_accounts.passkey
    ADD CONSTRAINT passkey_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY heard_accounts.recovery_code
    ADD CONSTRAINT recovery_code_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY heard_accounts.saved_view
    ADD CONSTRAINT saved_view_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY heard_accounts.sitting
    ADD CONSTRAINT sitting_account_fkey FOREIGN KEY (account) REFERENCES heard_accounts.person(id) ON DELETE CASCADE;
