-- A halfsky ledger: entries in a chain of hashes, appended to and never changed.
-- `hash` is SM3 over prev, seq, at, actor, kind, version, body, each with its length before it;
-- see src/ledger/chain.rs. `halfsky verify` recomputes the whole chain.

CREATE TABLE entry (
  seq     INTEGER PRIMARY KEY CHECK (seq >= 1),  -- from 1 without gaps
  at      TEXT    NOT NULL,                      -- when it was recorded, RFC 3339
  actor   TEXT    NOT NULL,                      -- id of the person who recorded it
  kind    TEXT    NOT NULL,                      -- what kind of event
  version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 4294967295),  -- form of the body
  body    TEXT    NOT NULL CHECK (json_valid(body)),
  prev    TEXT    NOT NULL UNIQUE CHECK (length(prev) = 64),  -- UNIQUE: a fork cannot be stored
  hash    TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: an entry is never changed');
END;

CREATE TRIGGER entry_never_leaves BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: an entry is never deleted');
END;

-- INSERT OR REPLACE deletes without firing the trigger above unless recursive_triggers is on, and
-- that is up to each connection. So what would be replaced is refused before it comes to that.
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: seq is not the next number')
   WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry);
  SELECT RAISE(ABORT, 'ledger: prev is not the hash of the last entry')
   WHERE NEW.prev IS NOT coalesce(
     (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1),
     '0000000000000000000000000000000000000000000000000000000000000000');
  SELECT RAISE(ABORT, 'ledger: hash is used already')
   WHERE EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash);
END;
