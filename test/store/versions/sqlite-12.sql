CREATE TABLE absorbed (event TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE added_sources (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
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
CREATE TABLE marks (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
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
CREATE TABLE processes (holder TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE publications (
    id TEXT PRIMARY KEY,
    change INTEGER NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    body TEXT
  , born INTEGER NOT NULL DEFAULT 0, said INTEGER NOT NULL DEFAULT 0, event TEXT, deadline TEXT, day TEXT) STRICT;
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
CREATE TABLE sessions (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, viewer TEXT NOT NULL) STRICT, WITHOUT ROWID;
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
CREATE TABLE ties (
    owner TEXT NOT NULL,
    tie TEXT NOT NULL,
    day TEXT NOT NULL,
    publication TEXT NOT NULL,
    PRIMARY KEY (owner, tie, day, publication)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
INSERT INTO absorbed (event) VALUES ('p3');
INSERT INTO added_sources (workspace, id, body) VALUES ('T1', 'own', '{"source":{"id":"own","owner":"T1","name":{"ja":"見本省","en":"Sample Ministry"},"publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherType":"ministry","bodies":[],"kind":"feed","url":"https://www.example.go.jp/feed.xml","homepage":null,"language":"ja","identity":["url","title"],"fragments":"keep","datePrecision":"as-printed","everyMs":3600000,"terms":{"show":"full","attribution":null,"seenAt":null},"selectors":null,"verified":true,"note":null},"isPaused":false}');
INSERT INTO audit (number, workspace, at, person, act, about, details, conversation) VALUES (1, 'T1', 5, 'slack:T1/U1', 'comment', 'p1', '{}', '{"platform":"slack","id":"T1/C1"}');
INSERT INTO audit (number, workspace, at, person, act, about, details, conversation) VALUES (2, 'T2', 5, 'slack:T1/U1', 'comment', 'p1', '{}', '{"platform":"slack","id":"T1/C1"}');
INSERT INTO audit (number, workspace, at, person, act, about, details, conversation) VALUES (3, 'T1', 5, 'slack:T1/U1', 'export', '', '{}', '{"platform":"slack","id":"T1/C1"}');
INSERT INTO audit (number, workspace, at, person, act, about, details, conversation) VALUES (4, 'T2', 5, 'slack:T1/U1', 'export', '', '{}', '{"platform":"slack","id":"T1/C1"}');
INSERT INTO audit (number, workspace, at, person, act, about, details, conversation) VALUES (5, 'T1', 5, 'slack:T1/U1', 'export', '', '{}', '{"platform":"slack","id":"T1/C1"}');
INSERT INTO counters (name, value) VALUES ('change', 7);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (1, 'd-list', 'T1', 's-T1', 'slack:T1/C1', 'digest', '["p1"]', 1, NULL, 2, 0, 0, 'sent', 0, NULL, NULL, 'r1', 8);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (2, 'd-begun', 'T1', 's-T1', 'slack:T1/C1', 'digest', '[]', 1, NULL, 2, 0, 0, 'leased', 0, 10, NULL, NULL, NULL);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (3, 'd-behind', 'T1', 's-T1', 'slack:T1/C1', 'digest', '[]', 1, NULL, 2, 0, 0, 'planned', 0, NULL, NULL, NULL, NULL);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (4, 'd-dead', 'T2', 's-T2', 'slack:T2/C2', 'digest', '[]', 1, NULL, 2, 0, 0, 'dead', 1, 0, 'too long', NULL, NULL);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (5, 'd-failed', 'T2', 's-T2', 'slack:T2/C2', 'digest', '[]', 1, NULL, 2, 0, 50, 'planned', 1, 10, 'no answer', NULL, NULL);
INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to, message, planned_at, due_at, state, attempts, begun_at, last_reason, ref, sent_at) VALUES (6, 'd-gone', 'T2', 's-T2', 'slack:T2/C3', 'digest', '[]', 1, NULL, 2, 0, 0, 'gone', 1, 0, 'archived', NULL, NULL);
INSERT INTO identities (owner, source, key, publication) VALUES ('shared', 'sample', 'guid:p1', 'p1');
INSERT INTO identities (owner, source, key, publication) VALUES ('shared', 'sample', 'guid:p2', 'p2');
INSERT INTO identities (owner, source, key, publication) VALUES ('shared', 'sample', 'guid:p3', 'p3');
INSERT INTO installations (platform, tenant, body) VALUES ('slack', 'T1', '{"platform":"slack","tenant":"T1","workspace":"T1","name":"A","installedAt":1,"installedBy":"U1","sealed":"sealed"}');
INSERT INTO lanes (conversation, platform, ready_at, holder) VALUES ('slack:T1/C1', 'slack', 110, 'me');
INSERT INTO lanes (conversation, platform, ready_at, holder) VALUES ('slack:T2/C2', 'slack', 50, NULL);
INSERT INTO leases (name, holder, until) VALUES ('host:a', 'me', 9000000000000);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T1', 1);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T1', 2);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T1', 3);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T2', 4);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T2', 5);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p1', 's-T2', 6);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T1', 1);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T1', 2);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T1', 3);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T2', 4);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T2', 5);
INSERT INTO mentions (id, subscription, delivery) VALUES ('p3', 's-T2', 6);
INSERT INTO numbered (workspace, conversation, body) VALUES ('T1', 'slack:T1/C1', '{"events":["p1","","p2"],"at":4}');
INSERT INTO once (key, until) VALUES ('slack:Ev1', 9000000000000);
INSERT INTO positions (name, change) VALUES ('desk', 3);
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline, day) VALUES ('p1', 5, 'shared', 'sample', 'https://www.example.go.jp/p1.html', '{"id":"p1","owner":"shared","source":"sample","event":"p1","revision":2,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"訂正「人工知能の活用に関する指針」","summary":"","content":"","url":"https://www.example.go.jp/p1.html","publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":"2026-08-19","updatedAt":null,"language":"ja","passages":[],"links":[{"measure":"ai-promotion-act","role":"amends","evidence":[]}],"deadline":{"on":"2026-09-01","time":null},"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}', 1, 5, 'p1', '2026-09-01', '2026-08-19');
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline, day) VALUES ('p2', 2, 'T1', 'sample', 'https://www.example.go.jp/p2.html', '{"id":"p2","owner":"T1","source":"sample","event":"p2","revision":1,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"見本の公表について","summary":"","content":"","url":"https://www.example.go.jp/p2.html","publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":"2026-08-19","updatedAt":null,"language":"ja","passages":[],"links":[],"deadline":null,"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}', 2, 2, 'p2', NULL, '2026-08-19');
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline, day) VALUES ('p3', 6, 'shared', 'sample', NULL, '{"id":"p3","owner":"shared","source":"sample","event":"p1","revision":1,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"見本の公表について","summary":"","content":"","url":null,"publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":null,"updatedAt":null,"language":"ja","passages":[],"links":[],"deadline":null,"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}', 3, 3, 'p1', NULL, '1970-01-01');
INSERT INTO publications (id, change, owner, source, url, body, born, said, event, deadline, day) VALUES ('p4', 7, 'shared', 'sample', NULL, NULL, 4, 4, 'p4', NULL, NULL);
INSERT INTO reviews (workspace, event, version, changed_at, is_open, snoozed_until, body) VALUES ('T1', 'p1', 1, 5, 1, '2026-09-02', '{"workspace":"T1","event":"p1","version":1,"acknowledged":[],"relevance":null,"assignee":null,"snooze":{"until":"2026-09-02","in":{"platform":"slack","id":"T1/C1"}},"comments":[],"decision":null,"finished":null,"changedAt":5}');
INSERT INTO reviews (workspace, event, version, changed_at, is_open, snoozed_until, body) VALUES ('T2', 'p1', 1, 5, 1, NULL, '{"workspace":"T2","event":"p1","version":1,"acknowledged":[],"relevance":null,"assignee":null,"snooze":null,"comments":[{"by":"slack:T1/U1","at":5,"words":"要確認"}],"decision":null,"finished":null,"changedAt":5}');
INSERT INTO revisions (publication, revision, body) VALUES ('p1', 1, '{"id":"p1","owner":"shared","source":"sample","event":"p1","revision":1,"firstSeenAt":0,"revisedAt":0,"arrival":"news","title":"「人工知能の活用に関する指針」の公表","summary":"","content":"","url":"https://www.example.go.jp/p1.html","publisher":{"ja":"見本省","en":"Sample Ministry"},"publisherBodies":[],"publishedAt":"2026-08-19","updatedAt":null,"language":"ja","passages":[],"links":[{"measure":"ai-promotion-act","role":"amends","evidence":[]}],"deadline":{"on":"2026-09-01","time":null},"tags":{"relevance":{"value":"none","confidence":1,"evidence":[]},"themes":[],"sectors":[],"kind":{"value":"announcement","confidence":1,"evidence":[]},"stage":null,"force":{"value":"none","confidence":1,"evidence":[]},"bodies":[],"standing":{"points":0,"because":[]},"rules":"none"}}');
INSERT INTO sessions (id, expires_at, viewer) VALUES ('x', 9000000000000, '{"workspace":"T1","person":"slack:T1/U1","roles":["reader"]}');
INSERT INTO settings (workspace, conversation, body) VALUES ('T1', 'slack:T1/C1', '{"language":"en","zone":null,"circle":["slack:T1/U1"]}');
INSERT INTO settings (workspace, conversation, body) VALUES ('T2', 'slack:T2/C2', '{"language":null,"zone":"Asia/Tokyo"}');
INSERT INTO sources (id, version, state) VALUES ('quiet', 1, '{"id":"quiet","version":1,"validators":null,"firstReadAt":0,"lastAskedAt":0,"lastSuccessAt":0,"lastNewAt":0,"quietMsMax":0,"lastOutcome":{"kind":"unchanged"},"failuresInARow":0,"nextDueAt":0,"nextDueWhy":"interval"}');
INSERT INTO sources (id, version, state) VALUES ('sample', 2, '{"id":"sample","version":2,"validators":{"etag":"\"2\"","lastModified":null,"bodyHash":null},"firstReadAt":0,"lastAskedAt":0,"lastSuccessAt":0,"lastNewAt":0,"quietMsMax":0,"lastOutcome":{"kind":"unchanged"},"failuresInARow":0,"nextDueAt":0,"nextDueWhy":"interval"}');
INSERT INTO subscriptions (workspace, id, version, next_due_at, body) VALUES ('T1', 's-T1', 1, 7, '{"id":"s-T1","workspace":"T1","conversation":{"platform":"slack","id":"T1/C1"},"profile":{"themes":[],"sectors":[],"bodies":[],"kinds":[],"measures":[],"from":[],"languages":[],"priorityMin":"low"},"language":"ja","zone":"Asia/Tokyo","digest":null,"alerts":{"priorityMin":"high","kinds":[],"stages":[]},"quietHours":null,"reminders":[],"whenQuiet":"say","createdBy":"someone","createdAt":0,"pausedUntil":null,"nextDigestAt":null,"nextReminderAt":null,"alertsHeldAfter":null,"nextAlertAt":null,"nextDueAt":7,"lastDigestAt":null,"startsAfter":0,"coveredTo":0,"version":1}');
INSERT INTO subscriptions (workspace, id, version, next_due_at, body) VALUES ('T2', 's-T2', 1, 7, '{"id":"s-T2","workspace":"T2","conversation":{"platform":"slack","id":"T2/C2"},"profile":{"themes":[],"sectors":[],"bodies":[],"kinds":[],"measures":[],"from":[],"languages":[],"priorityMin":"low"},"language":"ja","zone":"Asia/Tokyo","digest":null,"alerts":{"priorityMin":"high","kinds":[],"stages":[]},"quietHours":null,"reminders":[],"whenQuiet":"say","createdBy":"someone","createdAt":0,"pausedUntil":null,"nextDigestAt":null,"nextReminderAt":null,"alertsHeldAfter":null,"nextAlertAt":null,"nextDueAt":7,"lastDigestAt":null,"startsAfter":0,"coveredTo":0,"version":1}');
INSERT INTO texts (number, hash, body) VALUES (1, 'P67PSXccrkGtHyaB9vRqR+uFURDrDtGEMQD1RbA0lX0=', '[{"event":"p1","as":"new","lead":"p3","facts":{"revision":1,"title":"見本の公表について","deadline":null,"relevance":"core","kind":"announcement","stage":null,"force":"none"}}]');
INSERT INTO texts (number, hash, body) VALUES (2, 'ktnaLGx4bxhea7S2mqFidJ54hqfobpMANMCGDC/bE4k=', '{"language":"ja","summary":"同じ知らせ","blocks":[]}');
INSERT INTO threads (workspace, conversation, thread, at, turns) VALUES ('T1', 'slack:T1/C1', '12.3', 5, '[{"role":"user","text":"罰則は？"}]');
INSERT INTO threads (workspace, conversation, thread, at, turns) VALUES ('T2', 'slack:T2/C2', '', 6, '[{"role":"user","text":"and then?"}]');
INSERT INTO ties (owner, tie, day, publication) VALUES ('shared', 'measure:ai-promotion-act', '2026-08-19', 'p1');
INSERT INTO ties (owner, tie, day, publication) VALUES ('shared', 'name:人工知能の活用に関する指針', '2026-08-19', 'p1');
INSERT INTO tokens (id, workspace, created_at, body) VALUES ('kaaaaaaaaaa', 'T1', 1, '{"id":"kaaaaaaaaaa","workspace":"T1","name":"portal","scopes":["api"],"role":"reader","hash":"ab","createdBy":"slack:T1/U1","createdAt":1,"expiresAt":null,"lastUsedAt":5.0}');
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
CREATE INDEX publications_by_url ON publications (owner, url, source);
CREATE INDEX reviews_open ON reviews (workspace, changed_at) WHERE is_open = 1;
CREATE INDEX reviews_snoozed ON reviews (snoozed_until) WHERE is_open = 1 AND snoozed_until IS NOT NULL;
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX threads_by_age ON threads (at);
CREATE INDEX ties_by_publication ON ties (publication);
PRAGMA user_version = 12;
