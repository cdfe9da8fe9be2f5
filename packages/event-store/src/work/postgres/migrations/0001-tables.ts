/** Who does what runs once, how far it is, and which mails are on their way; all of it by ids. */
export const tables = `
CREATE TABLE lease (name text COLLATE "C" PRIMARY KEY, token bigint NOT NULL, expires timestamptz NOT NULL);

CREATE TABLE policy (name text COLLATE "C" PRIMARY KEY, cursor bigint NOT NULL);
CREATE TABLE dead_letter (
  reader text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, fact text NOT NULL, type text NOT NULL, error text NOT NULL, message text NOT NULL
);

CREATE TABLE mail (
  id text COLLATE "C" PRIMARY KEY, recipient text COLLATE "C" NOT NULL, cause text COLLATE "C" NOT NULL, state text NOT NULL,
  attempts integer NOT NULL, due bigint NOT NULL, at bigint NOT NULL
);
CREATE INDEX mail_due ON mail (state, due);
CREATE INDEX mail_recipient ON mail (recipient, at);
CREATE TABLE forgotten (recipient text COLLATE "C" PRIMARY KEY);
CREATE TABLE mail_in_hand (one boolean PRIMARY KEY CHECK (one), token bigint NOT NULL, recipient text NOT NULL);
`
