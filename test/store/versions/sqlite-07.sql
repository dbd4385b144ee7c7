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
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
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
CREATE TABLE identities (
    owner TEXT NOT NULL,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    publication TEXT NOT NULL,
    PRIMARY KEY (owner, source, key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE installations (
    platform TEXT NOT NULL,
    tenant TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (platform, tenant)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE lanes (
    conversation TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    ready_at INTEGER NOT NULL,
    holder TEXT
  ) STRICT, WITHOUT ROWID;
CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE mentions (
    id TEXT NOT NULL,
    subscription TEXT NOT NULL,
    delivery INTEGER NOT NULL,
    PRIMARY KEY (id, subscription, delivery)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE numbered (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE once (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE positions (name TEXT PRIMARY KEY, change INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE publications (
    id TEXT PRIMARY KEY,
    change INTEGER NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    body TEXT
  , born INTEGER NOT NULL DEFAULT 0, said INTEGER NOT NULL DEFAULT 0, event TEXT, deadline TEXT) STRICT;
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
CREATE TABLE revisions (
    publication TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (publication, revision)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE sources (id TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
CREATE TABLE subscriptions (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    next_due_at INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE texts (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE threads (
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    thread TEXT NOT NULL,
    at INTEGER NOT NULL,
    turns TEXT NOT NULL,
    PRIMARY KEY (workspace, conversation, thread)
  ) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('change', 4);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (1, 'd1', 'main', 's1', 'terminal:c1', 'digest', '[]', 3, NULL, 1, 0, 5, 'planned', 0, NULL, NULL, NULL, NULL);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (2, 'd2', 'main', 's1', 'terminal:c1', 'digest', '["p1"]', 4, NULL, 2, 0, 0, 'sent', 0, NULL, NULL, 'r2', 4);
INSERT INTO identities (owner, source, key, publication) VALUES ('shared', 'sample', 'guid:p1', 'p1');
INSERT INTO installations (platform, tenant, body) VALUES ('slack', 'T1', '{"platform":"slack","tenant":"T1","workspace":"T1","name":"A","installedBy":"U1","installedAt":1,"sealed":"s"}');
INSERT INTO lanes (conversation, platform, ready_at, holder) VALUES ('terminal:c1', 'terminal', 5, NULL);
INSERT INTO leases (name, holder, until) VALUES ('host:a', 'me', 9);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's1', 1);
INSERT INTO numbered (workspace, conversation, body) VALUES ('main', 'terminal:c1', '{"events":["p1"],"at":4}');
INSERT INTO once (key, until) VALUES ('Ev1', 9);
INSERT INTO positions (name, change) VALUES ('desk', 3);
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline) VALUES ('p1', 3, 'shared', 'sample', 'https://www.example.go.jp/p1.html', '{"id":"p1","owner":"shared","source":"sample","event":"p1","revision":2,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"「人工知能の活用に関する指針」の訂正","summary":"","content":"","url":"https://www.example.go.jp/p1.html","publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":"2026-08-19","updatedAt":null,"language":"ja","passages":[],"links":[],"deadline":null,"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}', 3, 3, 'p1', NULL);
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline) VALUES ('p2', 4, 'shared', 'sample', NULL, NULL, 4, 4, NULL, NULL);
INSERT INTO revisions (publication, revision, body) VALUES ('p1', 1, '{"id":"p1","owner":"shared","source":"sample","event":"p1","revision":1,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"見本の公表について","summary":"","content":"","url":"https://www.example.go.jp/p1.html","publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":"2026-08-19","updatedAt":null,"language":"ja","passages":[],"links":[],"deadline":null,"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}');
INSERT INTO settings (workspace, conversation, body) VALUES ('main', 'terminal:c1', '{"language":"en","zone":null}');
INSERT INTO sources (id, version, state) VALUES ('sample', 2, '{"id":"sample","version":2,"validators":null,"firstReadAt":0,"lastAskedAt":0,"lastSuccessAt":0,"lastNewAt":0,"quietMsMax":0,"lastOutcome":{"kind":"unchanged"},"failuresInARow":0,"nextDueAt":0,"nextDueWhy":"interval"}');
INSERT INTO subscriptions (workspace, id, version, next_due_at, body) VALUES ('main', 's1', 1, 5, '{"id":"s1","workspace":"main","conversation":{"platform":"terminal","id":"c1"},"profile":{"themes":[],"sectors":[],"bodies":[],"kinds":[],"measures":[],"from":[],"languages":[],"priorityMin":"low"},"language":"ja","zone":"Asia/Tokyo","digest":null,"alerts":null,"reminders":[],"whenQuiet":"say","createdBy":"someone","createdAt":0,"pausedUntil":null,"nextDigestAt":null,"nextReminderAt":null,"nextDueAt":5,"lastDigestAt":null,"startsAfter":0,"coveredTo":0,"version":1}');
INSERT INTO texts (number, hash, body) VALUES (1, 'd1 message', '{"language":"ja","summary":"予定"}');
INSERT INTO texts (number, hash, body) VALUES (2, 'd2 message', '{"language":"ja","summary":"送信済"}');
INSERT INTO texts (number, hash, body) VALUES (3, 'd1 told', '[{"event":"p1","as":"new","lead":"p1","facts":{"revision":1,"title":"見本の公表について","deadline":null,"relevance":"core","kind":"announcement","stage":null,"force":"none"}}]');
INSERT INTO texts (number, hash, body) VALUES (4, 'd2 told', '[]');
INSERT INTO threads (workspace, conversation, thread, at, turns) VALUES ('main', 'terminal:c1', '', 4, '[{"role":"user","text":"罰則は？"}]');
CREATE INDEX audit_by_about ON audit (workspace, about, number);
CREATE INDEX audit_by_person ON audit (workspace, person, number);
CREATE INDEX audit_by_workspace ON audit (workspace, number);
CREATE INDEX deliveries_by_workspace ON deliveries (workspace, state);
CREATE INDEX deliveries_ended ON deliveries (conversation, ref) WHERE ref IS NOT NULL;
CREATE INDEX deliveries_waiting ON deliveries (conversation, number) WHERE state IN ('planned', 'leased');
CREATE INDEX identities_by_publication ON identities (publication);
CREATE INDEX lanes_held ON lanes (holder) WHERE holder IS NOT NULL;
CREATE INDEX lanes_ready ON lanes (platform, ready_at);
CREATE INDEX once_by_end ON once (until);
CREATE INDEX publications_by_deadline ON publications (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX publications_by_event ON publications (event);
CREATE INDEX publications_by_url ON publications (owner, source, url);
CREATE INDEX reviews_open ON reviews (workspace, changed_at) WHERE is_open = 1;
CREATE INDEX reviews_snoozed ON reviews (snoozed_until) WHERE is_open = 1 AND snoozed_until IS NOT NULL;
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX threads_by_age ON threads (at);
PRAGMA user_version = 7;
