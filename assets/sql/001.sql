-- Schema 1 of a tiendo database. Applied in one transaction; user_version is the number
-- of the last file applied. Days of the programme are text (2022-12-31), empty ends are
-- NULL; periods and clocks of the log are integers (see below).

-- ---------------------------------------------------------------- what this file is
CREATE TABLE meta(
  name   TEXT PRIMARY KEY,  -- place: machine and inode where the newest replica was drawn
  value                     -- replica: the number of that one
) WITHOUT ROWID;            -- illustrative: 1 when some value was made for demonstration

-- ---------------------------------------------------------------- the programme
-- Ids are places in the catalogue, from 1. Texts are kept as they were read.
CREATE TABLE pillar(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, ordinal INTEGER NOT NULL,
  name_vi TEXT, name_en TEXT
);
CREATE TABLE indicator_group(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE,
  pillar INTEGER NOT NULL REFERENCES pillar, ordinal INTEGER NOT NULL,
  name_vi TEXT, name_en TEXT
);
CREATE TABLE document(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title_vi TEXT, title_en TEXT,
  issuer_vi TEXT,
  issued_on TEXT,           -- NULL: not known
  year_from INTEGER, year_to INTEGER,
  summary_vi TEXT, note_vi TEXT,
  seeds TEXT                -- the source texts it was read from
);
CREATE TABLE indicator(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE,
  grp INTEGER NOT NULL REFERENCES indicator_group, ordinal INTEGER NOT NULL,
  short_vi TEXT, short_en TEXT, name_vi TEXT, name_en TEXT,
  measure TEXT NOT NULL,    -- ratio value rank count yesno
  unit TEXT,                -- of measure
  share TEXT,               -- yes: cannot pass 100
  min TEXT, max TEXT,       -- of the figure, as written
  decimals INTEGER NOT NULL,
  direction TEXT NOT NULL,  -- up down
  aggregation TEXT NOT NULL,   -- weighted share sum none
  accumulation TEXT NOT NULL,  -- end ytd flow
  scope TEXT NOT NULL,      -- all province ministry national
  frequency TEXT NOT NULL,  -- M Q H Y
  owner TEXT, numerator_vi TEXT, denominator_vi TEXT, numerator_en TEXT, denominator_en TEXT,
  denominator_ref TEXT,     -- name of a reference figure
  valid_from TEXT, valid_to TEXT, note_vi TEXT
);
CREATE TABLE target(
  id INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES indicator,
  document INTEGER NOT NULL REFERENCES document,
  unit INTEGER,             -- NULL: the nation
  due TEXT NOT NULL, op TEXT NOT NULL, value TEXT NOT NULL, high TEXT,
  starts TEXT, stated TEXT, wording_vi TEXT, note_vi TEXT, seeds TEXT
);
CREATE TABLE task(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, ordinal INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document, name_vi TEXT, name_en TEXT,
  lead TEXT, lead_vi TEXT, lead_en TEXT, coordinators TEXT,
  objective_vi TEXT, objective_en TEXT, indicators TEXT, seeds TEXT
);
CREATE TABLE duty(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES document, holder TEXT NOT NULL,
  text_vi TEXT, text_en TEXT, due TEXT, indicators TEXT, seeds TEXT
);
CREATE TABLE milestone(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES document, day TEXT NOT NULL,
  repeats TEXT,             -- yearly
  name_vi TEXT, name_en TEXT, scope TEXT, seeds TEXT
);
CREATE TABLE published(
  id INTEGER PRIMARY KEY, indicator INTEGER NOT NULL REFERENCES indicator,
  period INTEGER NOT NULL, value TEXT, unit TEXT, quality TEXT,
  match TEXT,               -- exact close other
  published_as_vi TEXT, publisher TEXT, published_on TEXT, source TEXT
);

-- ---------------------------------------------------------------- units
CREATE TABLE unit(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, ordinal INTEGER NOT NULL,
  abbr TEXT, gso TEXT, iso TEXT, valid_from TEXT, valid_to TEXT,
  upper INTEGER             -- 1: nation, region, central node, or a child of one: always in memory
);
CREATE INDEX unit_upper ON unit(id) WHERE upper;
CREATE TABLE unit_name(
  id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit,
  valid_from TEXT, valid_to TEXT, name_vi TEXT, name_en TEXT, full_vi TEXT
);
CREATE INDEX unit_name_unit ON unit_name(unit);
CREATE TABLE unit_parent(
  id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit,
  parent INTEGER NOT NULL REFERENCES unit, valid_from TEXT, valid_to TEXT
);
CREATE INDEX unit_parent_unit ON unit_parent(unit);
CREATE INDEX unit_parent_parent ON unit_parent(parent);
CREATE TABLE succession(
  id INTEGER PRIMARY KEY, old INTEGER NOT NULL REFERENCES unit, new INTEGER NOT NULL REFERENCES unit,
  effective TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, note TEXT
);
CREATE TABLE reference(
  id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit,
  name TEXT NOT NULL,       -- population
  year INTEGER NOT NULL, value INTEGER NOT NULL, basis TEXT, source TEXT
);
CREATE INDEX reference_unit ON reference(unit, name, year);
CREATE TABLE admin_count(
  id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit,
  districts INTEGER, communes INTEGER, as_of TEXT, source TEXT
);
CREATE TABLE tile(map INTEGER NOT NULL, unit INTEGER NOT NULL REFERENCES unit,
  row INTEGER NOT NULL, col INTEGER NOT NULL);

-- ---------------------------------------------------------------- the log
-- Nothing here is ever changed or removed.
CREATE TABLE replica(
  number INTEGER PRIMARY KEY,  -- within this file
  id BLOB NOT NULL UNIQUE      -- 16 random bytes: the same in every copy of the log
);
CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE revision(
  id INTEGER PRIMARY KEY,      -- replica number << 32 | seq: identity, and order within a replica
  clock INTEGER NOT NULL,      -- milliseconds << 16 | counter
  kind INTEGER NOT NULL,       -- 1 value, 2 undo, 3 redo, 4 note
  indicator INTEGER,           -- the cell; NULL when the subject is another
  unit INTEGER,
  period INTEGER,              -- (year * 12 + last month - 1) * 4 + length (0 M, 1 Q, 2 H, 3 Y)
  subject TEXT,                -- other subjects: "indicator/CODE"; notes on a cell: "cell/I/U/P"
  form INTEGER NOT NULL,       -- state, fields, quality, status and flags, packed as in store/form.h,
                               -- and whether it has further parents
  number INTEGER,              -- number or percentage
  numerator INTEGER,
  denominator INTEGER,
  author INTEGER NOT NULL REFERENCES author,
  batch INTEGER,               -- seq of the batch's first revision; NULL: this is the first
  undoes INTEGER,              -- seq of the first revision of the batch taken back
  parent INTEGER,              -- revision.id seen; further ones in table parent
  reason TEXT, source TEXT, note TEXT,
  hash BLOB NOT NULL           -- SHA-256, see model/revision.h
);
CREATE TABLE parent(           -- the second and later parents of a revision that settles a conflict
  revision INTEGER NOT NULL, parent INTEGER NOT NULL, PRIMARY KEY(revision, parent)
) WITHOUT ROWID;
CREATE INDEX revision_cell ON revision(indicator, unit, period) WHERE indicator IS NOT NULL;
CREATE INDEX revision_subject ON revision(subject) WHERE subject IS NOT NULL;
CREATE INDEX revision_batch ON revision(author) WHERE batch IS NULL;

-- ---------------------------------------------------------------- derived from the log
CREATE TABLE cell(
  indicator INTEGER NOT NULL, unit INTEGER NOT NULL, period INTEGER NOT NULL,
  latest INTEGER NOT NULL,     -- revision.id shown on each basis
  submitted INTEGER, verified INTEGER,
  heads INTEGER,               -- how many heads when there are several: n when they differ in content
                               -- (a conflict), -n when all hold the same; NULL for one
  form INTEGER NOT NULL, number INTEGER, numerator INTEGER, denominator INTEGER, -- of latest
  PRIMARY KEY(indicator, unit, period)
) WITHOUT ROWID;
CREATE TABLE rollup(           -- calc/sums.h of a unit's direct children
  indicator INTEGER NOT NULL, unit INTEGER NOT NULL, period INTEGER NOT NULL,
  basis INTEGER NOT NULL,      -- 0 latest, 1 submitted and verified, 2 verified
  expected INTEGER, reported INTEGER, partial INTEGER, percent_only INTEGER,
  not_applicable INTEGER, yes INTEGER, numerator INTEGER, denominator INTEGER, number INTEGER,
  ref_reported INTEGER, ref_expected INTEGER, flags INTEGER, overflow INTEGER,
  PRIMARY KEY(indicator, unit, period, basis)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- beside the log
CREATE TABLE draft(            -- the half-typed field of a line that hung up, offered back
  author TEXT PRIMARY KEY, indicator INTEGER NOT NULL, unit INTEGER NOT NULL,
  period INTEGER NOT NULL, text TEXT NOT NULL
) WITHOUT ROWID;
