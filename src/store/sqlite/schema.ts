/** The store's schema: one script a version; a released one never changes. Times are epoch milliseconds. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT INTO counters VALUES ('change', 0);

  CREATE TABLE sources (id TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL) STRICT;

  -- The latest state of each publication, under its latest change number; a tombstone has no body.
  CREATE TABLE publications (
    id TEXT PRIMARY KEY,
    change INTEGER NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    body TEXT
  ) STRICT;
  CREATE INDEX publications_by_url ON publications (owner, source, url);

  CREATE TABLE revisions (
    publication TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (publication, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE identities (
    owner TEXT NOT NULL,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    publication TEXT NOT NULL,
    PRIMARY KEY (owner, source, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identities_by_publication ON identities (publication);

  CREATE TABLE subscriptions (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    next_due_at INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE next_due_at IS NOT NULL;

  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX deliveries_planned ON deliveries (conversation, number) WHERE state = 'planned';
  CREATE INDEX deliveries_by_workspace ON deliveries (workspace, state);

  -- What each subscription was told of, or will be by what is planned.
  CREATE TABLE told (
    subscription TEXT NOT NULL,
    event TEXT NOT NULL,
    delivery TEXT NOT NULL,
    PRIMARY KEY (subscription, event, delivery)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- Under which change a publication came, and under which its publisher last said something.
  ALTER TABLE publications ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE publications ADD COLUMN said INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE publications ADD COLUMN event TEXT;
  ALTER TABLE publications ADD COLUMN deadline TEXT;
  UPDATE publications SET born = change, said = change,
    event = json_extract(body, '$.event'), deadline = json_extract(body, '$.deadline.on');
  CREATE INDEX publications_by_event ON publications (event);
  CREATE INDEX publications_by_deadline ON publications (deadline) WHERE deadline IS NOT NULL;

  -- What each subscription was told of an event, or will be by what is planned, in order.
  DROP TABLE told;
  CREATE TABLE told (
    number INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    subscription TEXT NOT NULL,
    event TEXT NOT NULL,
    lead TEXT NOT NULL,
    delivery TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX told_by_subscription ON told (subscription, event);
  CREATE INDEX told_by_event ON told (event);
  CREATE INDEX told_by_lead ON told (lead);

  CREATE TABLE positions (name TEXT PRIMARY KEY, change INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE numbered (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE threads (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    thread TEXT NOT NULL,
    at INTEGER NOT NULL,
    turns TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation, thread)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX threads_by_age ON threads (at);
  `,
  `
  -- Requests that were answered, until nobody sends them again.
  CREATE TABLE once (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX once_by_end ON once (until);

  CREATE TABLE installations (
    platform TEXT NOT NULL,
    tenant TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (platform, tenant)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE reviews (
    workspace TEXT NOT NULL,
    event TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    snoozed_until TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, event)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reviews_open ON reviews (workspace, changed_at) WHERE is_open = 1;
  CREATE INDEX reviews_snoozed ON reviews (snoozed_until) WHERE is_open = 1 AND snoozed_until IS NOT NULL;

  -- What people did. Lines are added; only a person who is forgotten is taken out of theirs.
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    details TEXT NOT NULL,
    conversation TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_workspace ON audit (workspace, number);
  CREATE INDEX audit_by_about ON audit (workspace, about, number);
  CREATE INDEX audit_by_person ON audit (workspace, person, number);
  `,
  `
  -- Messages, and what they tell, each kept once however many get it.
  CREATE TABLE texts (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
  INSERT INTO texts (hash, body) SELECT id || ' message', json_extract(body, '$.message') FROM deliveries;
  INSERT INTO texts (hash, body) SELECT id || ' told', coalesce(json_extract(body, '$.told'), '[]') FROM deliveries;

  DROP INDEX deliveries_planned;
  DROP INDEX deliveries_by_workspace;
  ALTER TABLE deliveries RENAME TO deliveries_before;
  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    workspace TEXT NOT NULL,
    subscription TEXT NOT NULL,
    conversation TEXT NOT NULL,
    kind TEXT NOT NULL,
    events TEXT NOT NULL,
    told INTEGER NOT NULL,
    in_reply_to TEXT,
    message INTEGER NOT NULL,
    planned_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    begun_at INTEGER,
    last_reason TEXT,
    ref TEXT,
    sent_at INTEGER
  ) STRICT;
  INSERT INTO deliveries SELECT number, id, workspace, json_extract(body, '$.subscription'), conversation,
    json_extract(body, '$.kind'), json_extract(body, '$.events'),
    (SELECT number FROM texts WHERE hash = id || ' told'), json_extract(body, '$.inReplyTo'),
    (SELECT number FROM texts WHERE hash = id || ' message'), json_extract(body, '$.plannedAt'), due_at, state,
    json_extract(body, '$.attempts'), NULL, json_extract(body, '$.lastReason'), json_extract(body, '$.ref'),
    json_extract(body, '$.sentAt') FROM deliveries_before;
  DROP TABLE deliveries_before;
  CREATE INDEX deliveries_waiting ON deliveries (conversation, number) WHERE state IN ('planned', 'leased');
  CREATE INDEX deliveries_ended ON deliveries (conversation, ref) WHERE ref IS NOT NULL;
  CREATE INDEX deliveries_by_workspace ON deliveries (workspace, state);

  -- Which deliveries to whom name an event, or show a publication.
  CREATE TABLE mentions (
    id TEXT NOT NULL,
    subscription TEXT NOT NULL,
    delivery INTEGER NOT NULL,
    PRIMARY KEY (id, subscription, delivery)
  ) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO mentions SELECT t.event, t.subscription, d.number FROM told t JOIN deliveries d ON d.id = t.delivery;
  INSERT OR IGNORE INTO mentions SELECT t.lead, t.subscription, d.number FROM told t JOIN deliveries d ON d.id = t.delivery;
  DROP TABLE told;

  -- Conversations that wait for something, or rest: when each may be served, and who serves it until then.
  CREATE TABLE lanes (
    conversation TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    ready_at INTEGER NOT NULL,
    holder TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lanes_ready ON lanes (platform, ready_at);
  CREATE INDEX lanes_held ON lanes (holder) WHERE holder IS NOT NULL;
  INSERT INTO lanes SELECT conversation, substr(conversation, 1, instr(conversation, ':') - 1), min(due_at), NULL
    FROM deliveries WHERE state = 'planned' GROUP BY conversation;
  `,
  `
  -- What may belong to the same event is found by its address and its ties, within days.
  ALTER TABLE publications ADD COLUMN day TEXT;
  UPDATE publications SET day = CASE
    WHEN length(json_extract(body, '$.publishedAt')) >= 10 THEN date(json_extract(body, '$.publishedAt'), '+9 hours')
    WHEN json_extract(body, '$.publishedAt') IS NULL
      THEN date(json_extract(body, '$.firstSeenAt') / 1000, 'unixepoch', '+9 hours')
  END WHERE body IS NOT NULL;
  DROP INDEX publications_by_url;
  CREATE INDEX publications_by_url ON publications (owner, url, source);

  CREATE TABLE ties (
    owner TEXT NOT NULL,
    tie TEXT NOT NULL,
    day TEXT NOT NULL,
    publication TEXT NOT NULL,
    PRIMARY KEY (owner, tie, day, publication)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ties_by_publication ON ties (publication);
  INSERT OR IGNORE INTO ties
    SELECT p.owner, 'measure:' || (link.value ->> 'measure'), p.day, p.id FROM publications p, json_each(p.body, '$.links') link
    WHERE p.day IS NOT NULL AND link.value ->> 'role' NOT IN ('mentions', 'text-of');
  `,
  `
  CREATE TABLE sessions (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, viewer TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_end ON sessions (expires_at);
  `,
  `
  CREATE TABLE added_sources (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Ids that were events of their own until they were merged into another.
  CREATE TABLE absorbed (event TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  `
  -- What the store says of itself, and which processes work with it.
  CREATE TABLE marks (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE processes (holder TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
];
