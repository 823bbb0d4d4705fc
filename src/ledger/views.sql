-- For people with sqlite3, DBeaver or Datasette: the JSON bodies as tables. They are in the copy of a
-- ledger that `halfsky export ledger` makes, and not in the ledger, where SQLite would read them all at
-- every start. What they tell they tell whole; what no view tells, meetings and notes among it, stands in
-- `v_entry` with its JSON. What was withdrawn carries, in `withdrawn_by`, the number of the
-- entry that withdrew it. `at` is when something was recorded, `day` the day it happened.
-- json_extract() rather than ->> because servers have old SQLite tools.

-- A ledger may have its own, from before they were in the copy alone.
DROP VIEW IF EXISTS v_decision;
DROP VIEW IF EXISTS v_funds;
DROP VIEW IF EXISTS v_activity;
DROP VIEW IF EXISTS v_verdict;
DROP VIEW IF EXISTS v_review;
DROP VIEW IF EXISTS v_document;
DROP VIEW IF EXISTS v_action;
DROP VIEW IF EXISTS v_warning;
DROP VIEW IF EXISTS v_observation;
DROP VIEW IF EXISTS v_report;
DROP VIEW IF EXISTS v_duty_event;
DROP VIEW IF EXISTS v_assignment_now;
DROP VIEW IF EXISTS v_assignment;
DROP VIEW IF EXISTS v_heir;
DROP VIEW IF EXISTS v_department;
DROP VIEW IF EXISTS v_entry;
DROP VIEW IF EXISTS v_withdrawn;

-- Every withdrawal: which entry, and why.
CREATE VIEW v_withdrawn (seq, at, day, actor, entry, reason, withdrawn_by) AS
WITH w AS (
  SELECT seq, at, actor, body, CAST(json_extract(body, '$.entry') AS INTEGER) AS entry
    FROM entry WHERE kind = 'withdrawn')
SELECT seq, at, json_extract(body, '$.on'), actor, entry, json_extract(body, '$.reason'), withdrawal
  FROM w LEFT JOIN (SELECT entry AS gone, max(seq) AS withdrawal FROM w GROUP BY 1) ON gone = seq;

-- Every entry. `signatory` is whoever signed the paper that the office recorded on behalf of; `body`
-- is all that the entry says, as JSON.
CREATE VIEW v_entry (seq, at, day, actor, kind, signatory, withdrawn_by, body) AS
SELECT seq, at, json_extract(body, '$.on'), actor, kind,
       json_extract(body, '$.on_behalf_of.signatory'), withdrawal, body
  FROM entry
  LEFT JOIN (SELECT entry AS gone, max(seq) AS withdrawal FROM v_withdrawn GROUP BY 1) ON gone = seq;

-- Departments, a row for each time one was entered or renamed, by which it has no other `kind`.
CREATE VIEW v_department (seq, id, name, short, kind, withdrawn_by) AS
SELECT seq, json_extract(value, '$.id'), json_extract(value, '$.name'),
       json_extract(value, '$.short'), json_extract(value, '$.kind'), withdrawn_by
  FROM v_entry JOIN json_each(body, '$.departments') WHERE kind = 'departments_entered'
 UNION ALL
SELECT seq, json_extract(body, '$.department'), json_extract(body, '$.name'),
       json_extract(body, '$.short'), NULL, withdrawn_by
  FROM v_entry WHERE kind = 'department_renamed';

-- Departments that ended, and which stands in the place of each, after all mergers; NULL where it was
-- dissolved.
CREATE VIEW v_heir (department, heir) AS
WITH RECURSIVE e AS (
  SELECT json_extract(body, '$.department') AS gone, json_extract(body, '$.into') AS into_which
    FROM v_entry
   WHERE kind IN ('department_merged', 'department_dissolved') AND withdrawn_by IS NULL),
w (department, heir, steps) AS (
  SELECT gone, into_which, 1 FROM e
   UNION ALL
  SELECT department, into_which, steps + 1 FROM w JOIN e ON gone = heir WHERE steps < 100)
SELECT department, heir FROM w WHERE heir IS NULL OR heir NOT IN (SELECT gone FROM e);

-- Who was to answer for which target or measure, ever: a row per item, department and part.
-- `confirmed_by` is the entry that confirmed it, or NULL where it is only proposed (拟定);
-- `replaced_by` the later entry that assigned the item anew or took it away. Both heed only what
-- was not withdrawn. Departments stand as assigned, also those that merged or ended since.
CREATE VIEW v_assignment (seq, item, department, part, confirmed_by, replaced_by, withdrawn_by) AS
WITH live AS (
  SELECT seq, kind, body FROM v_entry
   WHERE kind IN ('assigned', 'unassigned', 'assignments_confirmed') AND withdrawn_by IS NULL),
s AS (
  SELECT seq, json_extract(value, '$.item') AS item,
         coalesce(json_extract(value, '$.proposed'), 0) AS proposed
    FROM live JOIN json_each(body, '$.assignments') WHERE kind = 'assigned'
  UNION ALL
  SELECT seq, json_extract(body, '$.item'), 0 FROM live WHERE kind = 'unassigned'),
c AS (
  SELECT seq AS confirmation, value AS confirmed
    FROM live JOIN json_each(body, '$.items') WHERE kind = 'assignments_confirmed'),
t AS (
  SELECT seq, item, proposed, lead(seq) OVER (PARTITION BY item ORDER BY seq) AS replaced_by
    FROM s),
k AS (
  SELECT seq AS assigned, item, replaced_by,
         coalesce(max(confirmation), CASE WHEN NOT proposed THEN seq END) AS confirmed_by
    FROM t
    LEFT JOIN c ON confirmed = item AND confirmation > seq
                   AND (replaced_by IS NULL OR confirmation < replaced_by)
   GROUP BY seq, item)
SELECT seq, json_extract(a.value, '$.item'), d.value, part, confirmed_by, replaced_by, withdrawn_by
  FROM v_entry
  JOIN json_each(body, '$.assignments') AS a
  JOIN (SELECT 'lead' AS part UNION ALL SELECT 'cooperating')
  JOIN json_each(a.value, '$.' || part) AS d
  LEFT JOIN k ON assigned = seq AND item = json_extract(a.value, '$.item')
 WHERE kind = 'assigned';

-- Who answers for which target or measure now: what was assigned to one that merged is its heir's,
-- which answers for an item once, as the lead where either does.
CREATE VIEW v_assignment_now (item, department, part, seq, confirmed_by) AS
WITH a AS (
  SELECT item, CASE WHEN h.department IS NULL THEN v.department ELSE heir END AS answers,
         part, seq, confirmed_by
    FROM v_assignment AS v LEFT JOIN v_heir AS h ON h.department = v.department
   WHERE replaced_by IS NULL AND withdrawn_by IS NULL)
SELECT item, answers, max(part), seq, confirmed_by FROM a
 WHERE answers IS NOT NULL GROUP BY item, answers, seq, confirmed_by;

-- What departments owe and did: letters, schemes, reports. `refers_to` is the letter or the report
-- that an entry is about; department and year are that one's where the entry has none of its own.
CREATE VIEW v_duty_event (seq, at, day, kind, department, year, refers_to, withdrawn_by) AS
WITH d AS (
  SELECT seq, at, day, kind, body, withdrawn_by,
         CAST(coalesce(json_extract(body, '$.letter'), json_extract(body, '$.report')) AS INTEGER)
           AS refers_to
    FROM v_entry
   WHERE kind IN ('letter_issued', 'letter_signed', 'letter_countersigned', 'scheme_filed',
                  'report_submitted', 'report_returned', 'report_accepted'))
SELECT d.seq, d.at, day, d.kind,
       coalesce(json_extract(d.body, '$.department'), json_extract(r.body, '$.department')),
       coalesce(json_extract(d.body, '$.year'), json_extract(r.body, '$.year')),
       refers_to, withdrawn_by
  FROM d LEFT JOIN entry AS r ON r.seq = refers_to;

-- Reports and how they stand: submitted, returned or accepted, after the last decision that was not
-- withdrawn itself; replaced where another took its place, the one in `replaced_by`. `remark` is the
-- decision's reason or comment.
CREATE VIEW v_report (seq, at, day, department, form, year, heading,
                      state, decided_by, remark, replaced_by, withdrawn_by) AS
WITH d AS (
  SELECT refers_to AS report, max(seq) AS decision FROM v_duty_event
   WHERE kind IN ('report_returned', 'report_accepted') AND withdrawn_by IS NULL GROUP BY 1),
n AS (
  SELECT CAST(json_extract(body, '$.replaces') AS INTEGER) AS old, max(seq) AS replaced_by
    FROM v_entry WHERE kind = 'report_submitted' AND withdrawn_by IS NULL GROUP BY 1)
SELECT e.seq, e.at, day, json_extract(e.body, '$.department'), json_extract(e.body, '$.form'),
       json_extract(e.body, '$.year'), json_extract(e.body, '$.heading'),
       CASE WHEN replaced_by IS NOT NULL THEN 'replaced'
            WHEN j.kind = 'report_accepted' THEN 'accepted'
            WHEN j.kind = 'report_returned' THEN 'returned' ELSE 'submitted' END,
       decision, coalesce(json_extract(j.body, '$.reason'), json_extract(j.body, '$.comment')),
       replaced_by, withdrawn_by
  FROM v_entry AS e
  LEFT JOIN d ON report = e.seq
  LEFT JOIN n ON old = e.seq
  LEFT JOIN entry AS j ON j.seq = decision
 WHERE e.kind = 'report_submitted';

-- Figures as entered and corrected, a row for each. `replaced_by` is the later entry that corrected it or
-- made it void, `verified_by` the one by which the statistics bureau stands by it, `returned_by` the one
-- that sent it back to who gave it; all heed only what was not withdrawn. Values are text, digits as
-- published; NULL where there was nobody to count.
CREATE VIEW v_observation (seq, at, day, actor, plan, indicator, year, sex, area, value, numerator,
                           denominator, source, preliminary, reason, replaced_by, verified_by,
                           returned_by, withdrawn_by) AS
WITH c AS (
  SELECT seq, at, day, actor, kind, json_extract(body, '$.plan') AS plan,
         json_extract(value, '$.indicator') AS indicator, json_extract(value, '$.year') AS year,
         coalesce(json_extract(value, '$.sex'), 'total') AS sex,
         coalesce(json_extract(value, '$.area'), 'total') AS area,
         json_extract(body, '$.reason') AS reason, value AS figure, withdrawn_by
    FROM v_entry
    JOIN json_each(body, CASE kind WHEN 'figures_voided' THEN '$.standing' ELSE '$.figures' END)
   WHERE kind IN ('observed', 'corrected', 'figures_voided')),
l AS (
  SELECT *, CASE WHEN withdrawn_by IS NULL THEN lead(seq) OVER (
         PARTITION BY withdrawn_by IS NULL, plan, indicator, year, sex, area ORDER BY seq) END
           AS replaced_by
    FROM c),
b AS (
  SELECT CAST(json_extract(value, '$.entry') AS INTEGER) AS returned,
         json_extract(value, '$.indicator') AS of_indicator, json_extract(value, '$.year') AS of_year,
         coalesce(json_extract(value, '$.sex'), 'total') AS of_sex,
         coalesce(json_extract(value, '$.area'), 'total') AS of_area, max(seq) AS returned_by
    FROM v_entry JOIN json_each(body, '$.standing')
   WHERE kind = 'figures_returned' AND withdrawn_by IS NULL GROUP BY 1, 2, 3, 4, 5),
v AS (
  SELECT CAST(json_extract(body, '$.entry') AS INTEGER) AS verified, max(seq) AS verification
    FROM v_entry WHERE kind = 'verified' AND withdrawn_by IS NULL GROUP BY 1)
SELECT seq, at, day, actor, plan, indicator, year, sex, area, json_extract(figure, '$.value'),
       json_extract(figure, '$.numerator'), json_extract(figure, '$.denominator'),
       coalesce(json_extract(figure, '$.source'), ''),
       coalesce(json_extract(figure, '$.preliminary'), 0), reason, replaced_by, verification,
       returned_by, withdrawn_by
  FROM l
  LEFT JOIN v ON verified = seq
  LEFT JOIN b ON returned = seq AND of_indicator = indicator AND of_year = year AND of_sex = sex
             AND of_area = area
 WHERE kind <> 'figures_voided';

-- Warnings as issued, a row for each department that was to answer; the answer, where there is one
-- that was not withdrawn.
CREATE VIEW v_warning (seq, at, day, plan, indicator, warning, year, item, department, paper,
                       answered_by, answered_on, cause, countermeasure, withdrawn_by) AS
WITH a AS (
  SELECT CAST(json_extract(body, '$.entry') AS INTEGER) AS warning, max(seq) AS answer
    FROM v_entry WHERE kind = 'warning_answered' AND withdrawn_by IS NULL GROUP BY 1)
SELECT e.seq, e.at, day, json_extract(e.body, '$.plan'), json_extract(e.body, '$.indicator'),
       json_extract(e.body, '$.warning'), json_extract(e.body, '$.year'),
       json_extract(e.body, '$.item'), value, json_extract(e.body, '$.paper'), answer,
       json_extract(r.body, '$.on'), json_extract(r.body, '$.cause'),
       json_extract(r.body, '$.countermeasure'), withdrawn_by
  FROM v_entry AS e
  JOIN json_each(e.body, '$.departments')
  LEFT JOIN a ON warning = e.seq
  LEFT JOIN entry AS r ON r.seq = answer
 WHERE e.kind = 'warning_issued';

-- What was ordered of departments, a row for each that owes it; the day as last extended, and the
-- entry that closed it last, of what was not withdrawn. Reopening is an entry of its own: an action is
-- open where `reopened_by` is later than `closed_by`.
CREATE VIEW v_action (seq, at, day, heading, department, due, ordered_by, meeting, item,
                      closed_by, reopened_by, result, withdrawn_by) AS
WITH l AS (
  SELECT CAST(json_extract(body, '$.action') AS INTEGER) AS action,
         max(CASE kind WHEN 'action_extended' THEN seq END) AS extended,
         max(CASE kind WHEN 'action_closed' THEN seq END) AS closed,
         max(CASE kind WHEN 'action_reopened' THEN seq END) AS reopened
    FROM v_entry
   WHERE kind IN ('action_extended', 'action_closed', 'action_reopened') AND withdrawn_by IS NULL
   GROUP BY 1)
SELECT e.seq, e.at, day, json_extract(e.body, '$.heading'), value,
       coalesce(json_extract(x.body, '$.due'), json_extract(e.body, '$.due')),
       json_extract(e.body, '$.ordered_by'), json_extract(e.body, '$.meeting'),
       json_extract(e.body, '$.item'), closed, reopened, json_extract(c.body, '$.result'),
       withdrawn_by
  FROM v_entry AS e
  JOIN json_each(e.body, '$.owners')
  LEFT JOIN l ON action = e.seq
  LEFT JOIN entry AS x ON x.seq = extended
  LEFT JOIN entry AS c ON c.seq = closed
 WHERE e.kind = 'action_opened';

-- Documents of the monitoring and evaluation groups, with the last decision that was not withdrawn.
CREATE VIEW v_document (seq, at, day, kind, year, heading, state, decided_by, withdrawn_by) AS
WITH d AS (
  SELECT CAST(json_extract(body, '$.entry') AS INTEGER) AS document, max(seq) AS decision
    FROM v_entry
   WHERE kind IN ('document_approved', 'document_returned') AND withdrawn_by IS NULL GROUP BY 1)
SELECT e.seq, e.at, day, json_extract(e.body, '$.document_kind'), json_extract(e.body, '$.year'),
       json_extract(e.body, '$.heading'),
       CASE j.kind WHEN 'document_approved' THEN 'approved'
                   WHEN 'document_returned' THEN 'returned' ELSE 'filed' END,
       decision, withdrawn_by
  FROM v_entry AS e
  LEFT JOIN d ON document = e.seq
  LEFT JOIN entry AS j ON j.seq = decision
 WHERE e.kind = 'document_filed';

-- Duty reports as they were reviewed.
CREATE VIEW v_review (seq, at, day, report, department, year, grade, comment, withdrawn_by) AS
SELECT e.seq, e.at, day, r.seq, json_extract(r.body, '$.department'),
       json_extract(r.body, '$.year'), json_extract(e.body, '$.grade'),
       json_extract(e.body, '$.comment'), withdrawn_by
  FROM v_entry AS e
  LEFT JOIN entry AS r ON r.seq = CAST(json_extract(e.body, '$.report') AS INTEGER)
 WHERE e.kind = 'duty_reviewed';

-- The evaluation group's verdicts.
CREATE VIEW v_verdict (seq, at, day, item, term, year, finding, text, withdrawn_by) AS
SELECT seq, at, day, json_extract(body, '$.item'), json_extract(body, '$.term'),
       json_extract(body, '$.year'), json_extract(body, '$.finding'),
       json_extract(body, '$.text'), withdrawn_by
  FROM v_entry WHERE kind = 'evaluation_recorded';

-- Training, publicity, opinions heard, projects.
CREATE VIEW v_activity (seq, at, day, department, kind, heading, participants, women, men,
                        withdrawn_by) AS
SELECT seq, at, day, json_extract(body, '$.department'), json_extract(body, '$.activity_kind'),
       json_extract(body, '$.heading'), json_extract(body, '$.participants'),
       json_extract(body, '$.women'), json_extract(body, '$.men'), withdrawn_by
  FROM v_entry WHERE kind = 'activity_recorded';

-- Money, in 10,000 yuan, as it was recorded each time; text, digits as written.
CREATE VIEW v_funds (seq, at, day, department, year, purpose, budget, spent, withdrawn_by) AS
SELECT seq, at, day, json_extract(body, '$.department'), json_extract(body, '$.year'),
       json_extract(body, '$.purpose'), json_extract(body, '$.budget'),
       json_extract(body, '$.spent'), withdrawn_by
  FROM v_entry WHERE kind = 'funds_recorded';

-- What meetings decided. `agenda_item` is the item's number in that meeting.
CREATE VIEW v_decision (seq, at, day, meeting, meeting_kind, agenda_item, text, withdrawn_by) AS
SELECT e.seq, e.at, day, m.seq, json_extract(m.body, '$.meeting_kind'),
       json_extract(e.body, '$.agenda_item'), json_extract(e.body, '$.text'), withdrawn_by
  FROM v_entry AS e
  LEFT JOIN entry AS m ON m.seq = CAST(json_extract(e.body, '$.meeting') AS INTEGER)
 WHERE e.kind = 'decision_taken';
