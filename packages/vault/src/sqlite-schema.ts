/** "HVLT", in the file's header: a file of another application is refused. */
export const APPLICATION = 0x48564c54
export const SCHEMA_VERSION = 1

/** Boxes are nonce ‖ ciphertext ‖ tag. Whatever is wrapped under an epoch key names the epoch, so that rotation finds it. Times in milliseconds since 1970. */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE epoch (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE data_key (id TEXT PRIMARY KEY, subject TEXT NOT NULL, purpose TEXT NOT NULL, epoch TEXT NOT NULL, box BLOB NOT NULL, UNIQUE (subject, purpose)) STRICT, WITHOUT ROWID;
CREATE TABLE sealed (ref TEXT PRIMARY KEY, key_id TEXT NOT NULL, field TEXT NOT NULL, box BLOB NOT NULL) STRICT;
CREATE INDEX sealed_by_key ON sealed (key_id);
CREATE TABLE pending (ref TEXT PRIMARY KEY, deadline INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (ref TEXT PRIMARY KEY, signature TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE erased (subject TEXT NOT NULL, purpose TEXT NOT NULL, PRIMARY KEY (subject, purpose)) STRICT, WITHOUT ROWID;
CREATE TABLE link (fingerprint TEXT PRIMARY KEY, epoch TEXT NOT NULL, box BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE record (id TEXT PRIMARY KEY, expires INTEGER NOT NULL, epoch TEXT NOT NULL, box BLOB NOT NULL) STRICT;
CREATE INDEX record_by_expiry ON record (expires);
PRAGMA application_id = ${APPLICATION};
PRAGMA user_version = ${SCHEMA_VERSION};
`
