-- Schema 3: a sentence that was being typed when the line was cut waits, too.

-- ---------------------------------------------------------------- beside the log
CREATE TABLE unsent(           -- typed in answer to a question, and not sent
  author TEXT NOT NULL,        -- whose it is: nobody else sees it
  place TEXT NOT NULL,         -- what was asked, and of what: "comment cell/SOC.INF.FBR/P08-89/2022-Q4"
  text TEXT NOT NULL,          -- as typed
  PRIMARY KEY(author, place)
) WITHOUT ROWID;
