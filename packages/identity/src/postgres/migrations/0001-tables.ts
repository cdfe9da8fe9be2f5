/** As in SQLite. Times in milliseconds since 1970. What is looked up or sorted goes by its bytes, whatever the database's language. */
export const tables = `
CREATE TABLE person (
  id text COLLATE "C" PRIMARY KEY, email text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, grants text NOT NULL, development integer NOT NULL,
  password text, app bytea, app_step bigint NOT NULL DEFAULT 0, review text, by_link integer NOT NULL DEFAULT 0
);
CREATE TABLE sitting (
  token bytea PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, account text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE,
  way text NOT NULL, began bigint NOT NULL, used bigint NOT NULL, confirmed bigint NOT NULL
);
CREATE INDEX sitting_account ON sitting (account);
CREATE TABLE passkey (
  id text COLLATE "C" PRIMARY KEY, account text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE, name text NOT NULL, key bytea NOT NULL,
  counter bigint NOT NULL, made bigint NOT NULL, used bigint
);
CREATE INDEX passkey_account ON passkey (account);
CREATE TABLE recovery_code (hash bytea PRIMARY KEY, account text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE);
CREATE INDEX recovery_code_account ON recovery_code (account);
CREATE TABLE link (
  hash bytea PRIMARY KEY, account text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE, kind text NOT NULL, expires bigint NOT NULL
);
CREATE INDEX link_account ON link (account, kind);
CREATE TABLE saved_view (
  account text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE, name text COLLATE "C" NOT NULL, search text NOT NULL,
  PRIMARY KEY (account, name)
);
CREATE TABLE token_key (kid text COLLATE "C" PRIMARY KEY, x text NOT NULL, until bigint NOT NULL);
CREATE TABLE organisation_person (
  issuer text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL, account text COLLATE "C" NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
);
`
