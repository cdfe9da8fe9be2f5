/**
 * Boxes are nonce ‖ ciphertext ‖ tag. Whatever is wrapped under an epoch key names the epoch, so that rotation finds it. Times in milliseconds since
 * 1970. Ids sort by their bytes, whatever the database's language: an index must not depend on the system's library of languages.
 */
export const tables = `
CREATE TABLE meta (name text COLLATE "C" PRIMARY KEY, value text NOT NULL);
CREATE TABLE epoch (id text COLLATE "C" PRIMARY KEY);
CREATE TABLE data_key (
  id text COLLATE "C" PRIMARY KEY, subject text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL, box bytea NOT NULL, UNIQUE (subject, purpose)
);
CREATE TABLE sealed (ref text COLLATE "C" PRIMARY KEY, key_id text COLLATE "C" NOT NULL, field text COLLATE "C" NOT NULL, box bytea NOT NULL);
CREATE INDEX sealed_by_key ON sealed (key_id);
CREATE TABLE pending (ref text COLLATE "C" PRIMARY KEY, deadline bigint NOT NULL);
CREATE TABLE tombstone (ref text COLLATE "C" PRIMARY KEY, signature text NOT NULL);
CREATE TABLE erased (subject text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL, PRIMARY KEY (subject, purpose));
CREATE TABLE link (fingerprint text COLLATE "C" PRIMARY KEY, epoch text COLLATE "C" NOT NULL, box bytea NOT NULL);
CREATE TABLE record (id text COLLATE "C" PRIMARY KEY, expires bigint NOT NULL, epoch text COLLATE "C" NOT NULL, box bytea NOT NULL);
CREATE INDEX record_by_expiry ON record (expires);
`
