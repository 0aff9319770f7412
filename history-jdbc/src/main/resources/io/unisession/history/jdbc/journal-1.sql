-- Version 1 of the journal's tables, for PostgreSQL and H2. Each statement can be repeated.

-- What lists need to know of a session, from all of its entries.
CREATE TABLE IF NOT EXISTS unisession_journal_session (
  id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source            VARCHAR(200) NOT NULL,
  session_id        VARCHAR(600) NOT NULL,
  -- Null if no entry names a room, empty if entries name several.
  room_id           VARCHAR(1200),
  first_recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  first_started_at  TIMESTAMP(6) WITH TIME ZONE,
  last_started_at   TIMESTAMP(6) WITH TIME ZONE,
  last_ended_at     TIMESTAMP(6) WITH TIME ZONE,
  not_found         BOOLEAN NOT NULL,
  -- From the columns above: when it started, or else was first recorded, and which states are possible.
  listed_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  may_be_active     BOOLEAN NOT NULL,
  may_be_ended      BOOLEAN NOT NULL,
  UNIQUE (source, session_id)
);

CREATE INDEX IF NOT EXISTS unisession_journal_by_time ON unisession_journal_session (source, listed_at, id);

CREATE INDEX IF NOT EXISTS unisession_journal_by_room ON unisession_journal_session (source, room_id, listed_at, id);

CREATE INDEX IF NOT EXISTS unisession_journal_by_state ON unisession_journal_session (source, may_be_active, listed_at, id);

CREATE TABLE IF NOT EXISTS unisession_journal_entry (
  session     BIGINT NOT NULL REFERENCES unisession_journal_session (id) ON DELETE CASCADE,
  entry_key   VARCHAR(800) NOT NULL,
  kind        VARCHAR(20) NOT NULL,
  recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  body        TEXT NOT NULL,
  PRIMARY KEY (session, entry_key)
);
