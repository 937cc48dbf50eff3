-- How long a rule took, and what kind of error it made in the place of a finding; empty when it worked.
ALTER TABLE verdicts ADD COLUMN latency_micros INTEGER NOT NULL DEFAULT 0;
ALTER TABLE verdicts ADD COLUMN failure TEXT NOT NULL DEFAULT '';
