-- Version 1 of the tables of syncs, for PostgreSQL and H2. Each statement can be repeated.

-- The latest version of each session.
CREATE TABLE IF NOT EXISTS unisession_sessions (
  source                VARCHAR(200) NOT NULL,
  session_id            VARCHAR(600) NOT NULL,
  version_hash          VARCHAR,
  observed_at           TIMESTAMP(6) WITH TIME ZONE,
  schema_version        BIGINT,
  vanished              BOOLEAN,
  provider              VARCHAR,
  status                VARCHAR,
  provider_status       VARCHAR,
  room_id               VARCHAR,
  label                 VARCHAR,
  scheduled_at          TIMESTAMP(6) WITH TIME ZONE,
  started_at            TIMESTAMP(6) WITH TIME ZONE,
  ended_at              TIMESTAMP(6) WITH TIME ZONE,
  duration_ms           BIGINT,
  participants_reported BOOLEAN,
  raw                   TEXT,
  PRIMARY KEY (source, session_id)
);

CREATE TABLE IF NOT EXISTS unisession_participants (
  source             VARCHAR(200) NOT NULL,
  session_id         VARCHAR(600) NOT NULL,
  version_hash       VARCHAR,
  observed_at        TIMESTAMP(6) WITH TIME ZONE,
  schema_version     BIGINT,
  participant_number BIGINT NOT NULL,
  participant_id     VARCHAR,
  user_id            VARCHAR,
  name               VARCHAR,
  role               VARCHAR,
  presence           VARCHAR,
  first_joined_at    TIMESTAMP(6) WITH TIME ZONE,
  last_left_at       TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (source, session_id, participant_number)
);

CREATE TABLE IF NOT EXISTS unisession_intervals (
  source             VARCHAR(200) NOT NULL,
  session_id         VARCHAR(600) NOT NULL,
  version_hash       VARCHAR,
  observed_at        TIMESTAMP(6) WITH TIME ZONE,
  schema_version     BIGINT,
  participant_number BIGINT NOT NULL,
  interval_number    BIGINT NOT NULL,
  joined_at          TIMESTAMP(6) WITH TIME ZONE,
  left_at            TIMESTAMP(6) WITH TIME ZONE,
  interval_end       VARCHAR,
  duration_ms        BIGINT,
  connection_id      VARCHAR,
  PRIMARY KEY (source, session_id, participant_number, interval_number)
);

-- How far each sync is: its states, and the steps since they were written.
CREATE TABLE IF NOT EXISTS unisession_sync_state (
  name            VARCHAR(200) NOT NULL,
  line            BIGINT NOT NULL,
  kind            VARCHAR(20) NOT NULL,
  source          VARCHAR NOT NULL,
  output_position VARCHAR NOT NULL,
  body            TEXT NOT NULL,
  PRIMARY KEY (name, line)
);
