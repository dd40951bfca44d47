-- Schema 2: a person has as many texts waiting as there are cells they typed into.

-- ---------------------------------------------------------------- beside the log
ALTER TABLE draft RENAME TO draft_of_1;
CREATE TABLE draft(            -- what was typed into a cell and is not (yet) a value of it
  author TEXT NOT NULL,        -- whose it is: nobody else sees it
  indicator INTEGER NOT NULL, unit INTEGER NOT NULL, period INTEGER NOT NULL, -- the cell
  typing INTEGER NOT NULL,     -- 1: the field was open when the line was cut; it is offered back
  quality INTEGER NOT NULL,    -- chosen beside the text: 0 none, 1 estimate, 2 provisional, 3 final
  text TEXT NOT NULL,          -- as typed; a bar parts numerator and denominator ("12|1900")
  reason TEXT,                 -- typed with it for the log; NULL when none
  PRIMARY KEY(author, indicator, unit, period)
) WITHOUT ROWID;
INSERT INTO draft SELECT author, indicator, unit, period, 1, 0, text, NULL FROM draft_of_1;
DROP TABLE draft_of_1;
