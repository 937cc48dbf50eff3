-- What the log says of runs. Everything here can be built again from the log; only `meta` belongs to the file.
--
-- `id` is the place of the record that a row comes from: partition * 2^40 + offset, in run-events unless said otherwise. `run` is the id
-- of the record that accepted the run. Both are the same in every file that is built from the same log. Times are epoch milliseconds
-- of the log's clock. `seq` is the last event of the run that changed the row.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where loading goes on, stored with the rows of what was loaded.
CREATE TABLE positions (
    topic        TEXT    NOT NULL,
    partition    INTEGER NOT NULL,
    topic_id     TEXT    NOT NULL,
    next_offset  INTEGER NOT NULL,
    leader_epoch INTEGER NOT NULL, -- -1: not known
    PRIMARY KEY (topic, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    run               INTEGER PRIMARY KEY,
    tenant            TEXT    NOT NULL,
    session           TEXT    NOT NULL,
    run_id            TEXT    NOT NULL,
    conversation      INTEGER NOT NULL, -- the first run of the session
    status            TEXT    NOT NULL,
    reason            TEXT    NOT NULL DEFAULT '',
    detail            TEXT    NOT NULL DEFAULT '',
    agent_name        TEXT    NOT NULL DEFAULT '',
    agent             TEXT    NOT NULL DEFAULT '',
    input             TEXT    NOT NULL DEFAULT '', -- the first 500 characters
    limits            TEXT    NOT NULL DEFAULT '{}',
    labels            TEXT    NOT NULL DEFAULT '[]',
    principal         TEXT    NOT NULL DEFAULT '',
    trace_id          TEXT    NOT NULL DEFAULT '',
    traceparent       TEXT    NOT NULL DEFAULT '',
    parent_run        TEXT    NOT NULL DEFAULT '',
    parent_leg        INTEGER NOT NULL DEFAULT 0,
    parent_call       TEXT    NOT NULL DEFAULT '',
    depth             INTEGER NOT NULL DEFAULT 0,
    leg               INTEGER NOT NULL DEFAULT 0,
    step              INTEGER NOT NULL DEFAULT 0,
    iterations        INTEGER NOT NULL DEFAULT 0,
    prompt_tokens     INTEGER NOT NULL DEFAULT 0,
    completion_tokens INTEGER NOT NULL DEFAULT 0,
    cost_micros       INTEGER NOT NULL DEFAULT 0,
    tool_calls        INTEGER NOT NULL DEFAULT 0,
    messages          INTEGER NOT NULL DEFAULT 0,
    resumable         INTEGER NOT NULL DEFAULT 0,
    created_at        INTEGER NOT NULL,
    started_at        INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    updated_at        INTEGER NOT NULL,
    ended_at          INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    seq               INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_by_run_id ON runs (run_id, session, tenant);
CREATE INDEX runs_by_session ON runs (session, tenant, created_at, run);
CREATE INDEX runs_by_trace ON runs (trace_id) WHERE trace_id <> '';
CREATE INDEX runs_by_agent ON runs (agent_name, created_at, run);
CREATE INDEX runs_by_status ON runs (status, created_at, run);
CREATE INDEX runs_by_created ON runs (created_at, run);

CREATE TABLE legs (
    run               INTEGER NOT NULL,
    leg               INTEGER NOT NULL,
    status            TEXT    NOT NULL,
    reason            TEXT    NOT NULL DEFAULT '',
    detail            TEXT    NOT NULL DEFAULT '',
    agent             TEXT    NOT NULL DEFAULT '',
    from_step         INTEGER NOT NULL DEFAULT 0,
    limits            TEXT    NOT NULL DEFAULT '{}',
    first_message     INTEGER NOT NULL DEFAULT 0,
    messages          INTEGER NOT NULL DEFAULT 0,
    chain_hash        BLOB    NOT NULL DEFAULT x'',
    command_id        TEXT    NOT NULL DEFAULT '',
    principal         TEXT    NOT NULL DEFAULT '',
    opened_for        TEXT    NOT NULL DEFAULT '', -- the reason that its command gave
    answer            TEXT    NOT NULL DEFAULT '',
    limit_hit         TEXT,
    checkpoint        INTEGER NOT NULL DEFAULT 0,
    resumable         INTEGER NOT NULL DEFAULT 0,
    iterations        INTEGER NOT NULL DEFAULT 0, -- these are over all legs
    prompt_tokens     INTEGER NOT NULL DEFAULT 0,
    completion_tokens INTEGER NOT NULL DEFAULT 0,
    cost_micros       INTEGER NOT NULL DEFAULT 0,
    tool_calls        INTEGER NOT NULL DEFAULT 0,
    started_at        INTEGER NOT NULL DEFAULT 0,
    ended_at          INTEGER NOT NULL DEFAULT 0,
    ended_id          INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    outcome_digest    BLOB    NOT NULL DEFAULT x'',
    outcome_id        INTEGER,                    -- in run-outcomes, once its record was seen there and is the same
    seq               INTEGER NOT NULL,
    PRIMARY KEY (run, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX legs_without_outcome ON legs (ended_at) WHERE ended_at > 0 AND outcome_id IS NULL;

-- Model calls that returned. The answer is the message with the same id.
CREATE TABLE steps (
    id                 INTEGER PRIMARY KEY,
    run                INTEGER NOT NULL,
    leg                INTEGER NOT NULL,
    step               INTEGER NOT NULL,
    call_id            TEXT    NOT NULL,
    call_grant         INTEGER NOT NULL,
    status             TEXT    NOT NULL,
    provider           TEXT    NOT NULL,
    model              TEXT    NOT NULL,
    attempts           INTEGER NOT NULL,
    prompt_tokens      INTEGER NOT NULL,
    completion_tokens  INTEGER NOT NULL,
    cache_read_tokens  INTEGER NOT NULL,
    cache_write_tokens INTEGER NOT NULL,
    reasoning_tokens   INTEGER NOT NULL,
    cost_micros        INTEGER NOT NULL,
    finish             TEXT    NOT NULL,
    overspent          INTEGER NOT NULL,
    latency_millis     INTEGER NOT NULL,
    error              TEXT    NOT NULL, -- the first 500 characters
    sequence           INTEGER NOT NULL, -- of the answer; -1: none
    time               INTEGER NOT NULL
) STRICT;
CREATE INDEX steps_by_run ON steps (run);

-- Tool calls that returned. What the model is told is the message with the same id.
CREATE TABLE tool_calls (
    id             INTEGER PRIMARY KEY,
    run            INTEGER NOT NULL,
    leg            INTEGER NOT NULL,
    step           INTEGER NOT NULL,
    call_id        TEXT    NOT NULL,
    call_grant     INTEGER NOT NULL,
    request        TEXT    NOT NULL,
    tool           TEXT    NOT NULL,
    effect         TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    latency_millis INTEGER NOT NULL,
    bytes          INTEGER NOT NULL,
    output         TEXT    NOT NULL, -- the first 500 characters of what the model is not told
    sequence       INTEGER NOT NULL, -- of the message; -1: none
    time           INTEGER NOT NULL
) STRICT;
CREATE INDEX tool_calls_by_run ON tool_calls (run);

-- Every message that was ever in a conversation, once. A resume may cut a conversation and fill the same places again: at any time, the
-- message in a place is the one with the highest id until then.
CREATE TABLE messages (
    id              INTEGER PRIMARY KEY,
    conversation    INTEGER NOT NULL,
    sequence        INTEGER NOT NULL,
    run             INTEGER NOT NULL,
    run_id          TEXT    NOT NULL,
    leg             INTEGER NOT NULL,
    step            INTEGER NOT NULL,
    role            TEXT    NOT NULL,
    content         TEXT    NOT NULL,
    cipher          BLOB    NOT NULL,
    key_id          TEXT    NOT NULL,
    mac             BLOB    NOT NULL,
    bytes           INTEGER NOT NULL,
    sensitivity     TEXT    NOT NULL,
    origin          TEXT    NOT NULL,
    tool_requests   TEXT    NOT NULL,
    tool_request_id TEXT    NOT NULL,
    tool            TEXT    NOT NULL,
    error           INTEGER NOT NULL,
    time            INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_by_place ON messages (conversation, sequence);

CREATE TABLE checkpoints (
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL,
    leg      INTEGER NOT NULL,
    step     INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    version  INTEGER NOT NULL, -- of the envelope
    envelope BLOB    NOT NULL,
    sha256   BLOB    NOT NULL, -- of the envelope
    time     INTEGER NOT NULL
) STRICT;
CREATE INDEX checkpoints_by_run ON checkpoints (run, step);

CREATE TABLE budgets (
    run      INTEGER NOT NULL,
    scope    TEXT    NOT NULL,
    limits   TEXT    NOT NULL,
    spent    TEXT    NOT NULL,
    reserved TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    PRIMARY KEY (run, scope)
) STRICT, WITHOUT ROWID;

-- Answers to commands, also to those for runs that do not exist.
CREATE TABLE commands (
    id         INTEGER PRIMARY KEY,
    tenant     TEXT    NOT NULL,
    session    TEXT    NOT NULL,
    run_id     TEXT    NOT NULL,
    leg        INTEGER NOT NULL,
    command_id TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    result     TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    principal  TEXT    NOT NULL,
    time       INTEGER NOT NULL
) STRICT;
CREATE INDEX commands_by_run ON commands (run_id, session, tenant);
CREATE INDEX commands_by_command ON commands (command_id);

CREATE TABLE verdicts (
    id              INTEGER NOT NULL,
    ordinal         INTEGER NOT NULL,
    run             INTEGER NOT NULL,
    leg             INTEGER NOT NULL,
    step            INTEGER NOT NULL,
    source          TEXT    NOT NULL,
    rule            TEXT    NOT NULL,
    policy          TEXT    NOT NULL,
    score_per_mille INTEGER NOT NULL,
    spans           TEXT    NOT NULL,
    action          TEXT    NOT NULL,
    input_hash      BLOB    NOT NULL,
    time            INTEGER NOT NULL,
    PRIMARY KEY (id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdicts_by_run ON verdicts (run);

-- Pauses, raised limits, further grants, lost calls, late bills.
CREATE TABLE notes (
    id                INTEGER PRIMARY KEY,
    run               INTEGER NOT NULL,
    leg               INTEGER NOT NULL,
    step              INTEGER NOT NULL,
    kind              TEXT    NOT NULL,
    call_id           TEXT    NOT NULL,
    call_grant        INTEGER NOT NULL,
    subject           TEXT    NOT NULL,
    detail            TEXT    NOT NULL,
    principal         TEXT    NOT NULL,
    command_id        TEXT    NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    cost_micros       INTEGER NOT NULL,
    time              INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_run ON notes (run);

-- The audit trail; `id` is a place in the topic audit. A writer may repeat an entry: the first one counts.
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    event_id  TEXT    NOT NULL UNIQUE,
    type      TEXT    NOT NULL,
    time      INTEGER NOT NULL,
    writer    TEXT    NOT NULL,
    tenant    TEXT    NOT NULL,
    session   TEXT    NOT NULL,
    run_id    TEXT    NOT NULL,
    principal TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    verdicts  TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_run ON audit (run_id, session, tenant);
CREATE INDEX audit_by_time ON audit (time);

-- Records of run-outcomes that have no equal end of a leg in run-events yet. `id` is a place in run-outcomes. Empty when all is well and
-- all was read.
CREATE TABLE unmatched_outcomes (
    id       INTEGER PRIMARY KEY,
    tenant   TEXT    NOT NULL,
    session  TEXT    NOT NULL,
    run_id   TEXT    NOT NULL,
    leg      INTEGER NOT NULL,
    digest   BLOB    NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX unmatched_outcomes_by_digest ON unmatched_outcomes (digest);
