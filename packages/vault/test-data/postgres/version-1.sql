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
CREATE SCHEMA heard_vault;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE heard_vault.data_key (
    id text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    purpose text NOT NULL COLLATE pg_catalog."C",
    epoch text NOT NULL COLLATE pg_catalog."C",
    box bytea NOT NULL
);
CREATE TABLE heard_vault.epoch (
    id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE heard_vault.erased (
    subject text NOT NULL COLLATE pg_catalog."C",
    purpose text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE heard_vault.link (
    fingerprint text NOT NULL COLLATE pg_catalog."C",
    epoch text NOT NULL COLLATE pg_catalog."C",
    box bytea NOT NULL
);
CREATE TABLE heard_vault.meta (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL
);
CREATE TABLE heard_vault.migration (
    version integer NOT NULL,
    applied timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE heard_vault.pending (
    ref text NOT NULL COLLATE pg_catalog."C",
    deadline bigint NOT NULL
);
CREATE TABLE heard_vault.record (
    id text NOT NULL COLLATE pg_catalog."C",
    expires bigint NOT NULL,
    epoch text NOT NULL COLLATE pg_catalog."C",
    box bytea NOT NULL
);
CREATE TABLE heard_vault.sealed (
    ref text NOT NULL COLLATE pg_catalog."C",
    key_id text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    box bytea NOT NULL
);
CREATE TABLE heard_vault.tombstone (
    ref text NOT NULL COLLATE pg_catalog."C",
    signature text NOT NULL
);
INSERT INTO heard_vault.data_key VALUES ('01a207a2-3280-71dd-8a40-555b855834db', 'subject-1', 'narrative', 'w0lfauwfJt60', '\xb78d4a5d0d6de2455b7116f59be49e441e32395784f925a004a80d4338cc2d8e67184a9ba7ee1a66c18a561949ef1df72152067e9c0f0ca4c2ad173d');
INSERT INTO heard_vault.data_key VALUES ('01a207a2-3280-741a-89f4-0e1b741fe75f', 'programme-1', 'publication', 'w0lfauwfJt60', '\x2a99fb2aa36c963896b13a7f1490da1180181ded8abc7d9bb28909fb290f56c307bd7f7562395376d3573f82e0f54260e19b612a09926c983296e468');
INSERT INTO heard_vault.epoch VALUES ('w0lfauwfJt60');
INSERT INTO heard_vault.erased VALUES ('subject-2', '*');
INSERT INTO heard_vault.link VALUES ('f1', 'w0lfauwfJt60', '\x1aa3d446aeb975be4edb1f4d172ace50c0703c7e0db41e32de575465f3dde894c700342d01737679656c7ff6ca972da829');
INSERT INTO heard_vault.meta VALUES ('key-check', 'RB6mRz3uIh-fK_WQ39pRNQwoDrMYgkSSYQQzRNXnomU');
INSERT INTO heard_vault.meta VALUES ('rotation', '{"epoch":"w0lfauwfJt60","rewrapped":4,"destroyed":["P_XRn5hF6-aI"]}');
INSERT INTO heard_vault.migration VALUES (1, '2026-11-30 13:37:48.06802+00');
INSERT INTO heard_vault.pending VALUES ('01a207a2-3280-77e0-b72f-c285dd77e3a3', 1795425000000);
INSERT INTO heard_vault.record VALUES ('2M4H0tUi7odFJKDhltdWOny8zolm4VF167imvReRLp4', 4070908800000, 'w0lfauwfJt60', '\x0a3fb7d823b9e5a51e807cc670de83f517635d19ab66a778d0fcee156265375a5b188d910a22320c54389f3d55a602a34c506e9c09f5ab180e9012cf4e5d03');
INSERT INTO heard_vault.sealed VALUES ('01a207a2-3280-7fcf-915a-f686712f7523', '01a207a2-3280-71dd-8a40-555b855834db', 'contribution.narrative', '\x2908903a34e4dc3f55d20b0724a123d7259e990b915e9916c6f843246077f63fea8a31e0265eba73a180080e1441db584918d02d634d1c6ee2934460e9cdb0e6f858d7b196dd25b9afcbeccd92abf4917aa703cfd744a8c6472fd5eaecf1ef2dd55525162f3a6074da693e1f2e047c84da45a26be95645db55eacec4');
INSERT INTO heard_vault.sealed VALUES ('01a207a2-3280-74c1-8730-b8cd30bb54da', '01a207a2-3280-741a-89f4-0e1b741fe75f', 'contribution.narrative', '\x0ace86d16a8580f84bbf87d9e3a4b488fe23a5a88576d98567da4876d9bff7f5f084c9f28ace220cc57c536dfe03f3adc30e66acd06005aeced51dcf016cf2791ae5916a98d3729a4cf1a09d66c6d59ae0b9b78a851470ac2278d7a13dcd15030d589faa91543270bd189a5f69ac8eb8e3e85c7128db83d9c7eae093');
INSERT INTO heard_vault.sealed VALUES ('01a207a2-3280-77e0-b72f-c285dd77e3a3', '01a207a2-3280-71dd-8a40-555b855834db', 'contribution.narrative', '\xd4ea09ea37950b46e461b8197198ea2010270fdb33267c00d92f0e04e0f828cc1e02e4525cc5c168f6d8aa06731f65c4b3243a7e05c0f877a06dae9d4736936bafc4d7221252bf034ab36a4f96bba6c7912cc6bd246c06be6a79948f01fe3773d7a93b3f61350f5755675123363f3313aa7fc31ce8c24dd0e3f269f3');
INSERT INTO heard_vault.tombstone VALUES ('01a207a2-3280-77f4-9465-2d8c69bb49f3', '4KvLEE68aWr_Ir_xQBB1r8FK4_qFZVWEuMzoctz2ofI');
ALTER TABLE ONLY heard_vault.data_key
    ADD CONSTRAINT data_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY heard_vault.data_key
    ADD CONSTRAINT data_key_subject_purpose_key UNIQUE (subject, purpose);
ALTER TABLE ONLY heard_vault.epoch
    ADD CONSTRAINT epoch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY heard_vault.erased
    ADD CONSTRAINT erased_pkey PRIMARY KEY (subject, purpose);
ALTER TABLE ONLY heard_vault.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (fingerprint);
ALTER TABLE ONLY heard_vault.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY heard_vault.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY heard_vault.pending
    ADD CONSTRAINT pending_pkey PRIMARY KEY (ref);
ALTER TABLE ONLY heard_vault.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY heard_vault.sealed
    ADD CONSTRAINT sealed_pkey PRIMARY KEY (ref);
ALTER TABLE ONLY heard_vault.tombstone
    ADD CONSTRAINT tombstone_pkey PRIMARY KEY (ref);
CREATE INDEX record_by_expiry ON heard_vault.record USING btree (expires);
CREATE INDEX sealed_by_key ON heard_vault.sealed USING btree (key_id);
