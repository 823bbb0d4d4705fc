-- For people with sqlite3, DBeaver or Datasette: the JSON bodies as tables. halfsky itself reads
-- none of these. They leave nothing out; what was withdrawn carries, in `withdrawn_by`, the number
-- of the entry that withdrew it. `at` is when something was recorded, `day` the day it happened.
-- json_extract() rather than ->> because servers have old SQLite tools.

-- Every withdrawal: which entry, and why.
CREATE VIEW v_withdrawn (seq, at, day, actor, entry, reason, withdrawn_by) AS
WITH w AS (
  SELECT seq, at, actor, body, CAST(json_extract(body, '$.entry') AS INTEGER) AS entry
    FROM entry WHERE kind = 'withdrawn')
SELECT w.seq, w.at, json_extract(w.body, '$.on'), w.actor, w.entry,
       json_extract(w.body, '$.reason'), x.withdrawal
  FROM w
  LEFT JOIN (SELECT entry, max(seq) AS withdrawal FROM w GROUP BY entry) AS x
    ON x.entry = w.seq;

-- Every entry. `signatory` is whoever signed the paper that the office recorded on behalf of.
CREATE VIEW v_entry (seq, at, day, actor, kind, signatory, withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), e.actor, e.kind,
       json_extract(e.body, '$.on_behalf_of.signatory'), x.withdrawal
  FROM entry AS e
  LEFT JOIN (SELECT entry, max(seq) AS withdrawal FROM v_withdrawn GROUP BY entry) AS x
    ON x.entry = e.seq;

-- Departments, a row for each time one was entered.
CREATE VIEW v_department (seq, id, name, short, kind, withdrawn_by) AS
SELECT e.seq, json_extract(d.value, '$.id'), json_extract(d.value, '$.name'),
       json_extract(d.value, '$.short'), json_extract(d.value, '$.kind'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  JOIN json_each(e.body, '$.departments') AS d
 WHERE e.kind = 'departments_entered';

-- Who was to answer for which target or measure, ever: a row per item, department and part.
-- `confirmed_by` is the entry that confirmed it, or NULL where it is only proposed (拟定);
-- `replaced_by` the later entry that assigned the item anew or took it away. Both heed only what
-- was not withdrawn. Departments stand as assigned, also those that merged or ended since.
CREATE VIEW v_assignment (seq, item, department, part, confirmed_by, replaced_by, withdrawn_by) AS
WITH live AS (
  SELECT e.seq, e.kind, e.body FROM entry AS e
    LEFT JOIN v_withdrawn AS w ON w.entry = e.seq
   WHERE e.kind IN ('assigned', 'unassigned', 'assignments_confirmed') AND w.entry IS NULL),
s AS (
  SELECT seq, json_extract(a.value, '$.item') AS item,
         coalesce(json_extract(a.value, '$.proposed'), 0) AS proposed
    FROM live JOIN json_each(live.body, '$.assignments') AS a WHERE kind = 'assigned'
  UNION ALL
  SELECT seq, json_extract(body, '$.item'), 0 FROM live WHERE kind = 'unassigned'),
c AS (
  SELECT seq, i.value AS item
    FROM live JOIN json_each(live.body, '$.items') AS i WHERE kind = 'assignments_confirmed'),
t AS (
  SELECT seq, item, proposed, lead(seq) OVER (PARTITION BY item ORDER BY seq) AS replaced_by
    FROM s),
k AS (
  SELECT t.seq, t.item, t.replaced_by,
         coalesce(max(c.seq), CASE WHEN t.proposed THEN NULL ELSE t.seq END) AS confirmed_by
    FROM t
    LEFT JOIN c ON c.item = t.item AND c.seq > t.seq
                   AND (t.replaced_by IS NULL OR c.seq < t.replaced_by)
   GROUP BY t.seq, t.item)
SELECT e.seq, json_extract(a.value, '$.item'), d.value, p.part, k.confirmed_by, k.replaced_by,
       v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  JOIN json_each(e.body, '$.assignments') AS a
  JOIN (SELECT 'lead' AS part UNION ALL SELECT 'cooperating') AS p
  JOIN json_each(a.value, '$.' || p.part) AS d
  LEFT JOIN k ON k.seq = e.seq AND k.item = json_extract(a.value, '$.item')
 WHERE e.kind = 'assigned';

-- Who answers for which target or measure now.
CREATE VIEW v_assignment_now (item, department, part, seq, confirmed_by) AS
SELECT item, department, part, seq, confirmed_by FROM v_assignment
 WHERE replaced_by IS NULL AND withdrawn_by IS NULL;

-- What departments owe and did: letters, schemes, reports. `refers_to` is the letter or the report
-- that an entry is about; department and year are that one's where the entry has none of its own.
CREATE VIEW v_duty_event (seq, at, day, kind, department, year, refers_to, withdrawn_by) AS
WITH d AS (
  SELECT seq, at, kind, body,
         CAST(coalesce(json_extract(body, '$.letter'), json_extract(body, '$.report')) AS INTEGER)
           AS refers_to
    FROM entry
   WHERE kind IN ('letter_issued', 'letter_signed', 'letter_countersigned', 'scheme_filed',
                  'report_submitted', 'report_returned', 'report_accepted'))
SELECT d.seq, d.at, json_extract(d.body, '$.on'), d.kind,
       coalesce(json_extract(d.body, '$.department'), json_extract(r.body, '$.department')),
       coalesce(json_extract(d.body, '$.year'), json_extract(r.body, '$.year')),
       d.refers_to, v.withdrawn_by
  FROM d
  JOIN v_entry AS v ON v.seq = d.seq
  LEFT JOIN entry AS r ON r.seq = d.refers_to;

-- Reports and how they stand: submitted, returned or accepted, after the last decision that was not
-- withdrawn itself; `remark` is its reason or comment.
CREATE VIEW v_report (seq, at, day, department, form, year, heading,
                      state, decided_by, remark, withdrawn_by) AS
WITH d AS (
  SELECT refers_to AS report, max(seq) AS seq FROM v_duty_event
   WHERE kind IN ('report_returned', 'report_accepted') AND withdrawn_by IS NULL
   GROUP BY refers_to)
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.department'),
       json_extract(e.body, '$.form'), json_extract(e.body, '$.year'),
       json_extract(e.body, '$.heading'),
       CASE j.kind WHEN 'report_accepted' THEN 'accepted'
                   WHEN 'report_returned' THEN 'returned' ELSE 'submitted' END,
       j.seq,
       coalesce(json_extract(j.body, '$.reason'), json_extract(j.body, '$.comment')),
       v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  LEFT JOIN d ON d.report = e.seq
  LEFT JOIN entry AS j ON j.seq = d.seq
 WHERE e.kind = 'report_submitted';

-- Figures as entered and corrected, a row for each. `replaced_by` is the later entry that corrected
-- it, `verified_by` the one by which the statistics bureau stands by it; both heed only what was not
-- withdrawn. Values are text, digits as published; NULL where there was nobody to count.
CREATE VIEW v_observation (seq, at, day, actor, plan, indicator, year, sex, area, value, numerator,
                           denominator, source, preliminary, reason, replaced_by, verified_by,
                           withdrawn_by) AS
WITH c AS (
  SELECT e.seq, e.at, e.actor, json_extract(e.body, '$.on') AS day,
         json_extract(e.body, '$.plan') AS plan, json_extract(e.body, '$.reason') AS reason,
         json_extract(f.value, '$.indicator') AS indicator, json_extract(f.value, '$.year') AS year,
         coalesce(json_extract(f.value, '$.sex'), 'total') AS sex,
         coalesce(json_extract(f.value, '$.area'), 'total') AS area,
         json_extract(f.value, '$.value') AS value,
         json_extract(f.value, '$.numerator') AS numerator,
         json_extract(f.value, '$.denominator') AS denominator,
         coalesce(json_extract(f.value, '$.source'), '') AS source,
         coalesce(json_extract(f.value, '$.preliminary'), 0) AS preliminary,
         w.withdrawal AS withdrawn_by
    FROM entry AS e
    JOIN json_each(e.body, '$.figures') AS f
    LEFT JOIN (SELECT entry, max(seq) AS withdrawal FROM v_withdrawn GROUP BY entry) AS w
      ON w.entry = e.seq
   WHERE e.kind IN ('observed', 'corrected')),
k AS (
  SELECT seq, plan, indicator, year, sex, area,
         lead(seq) OVER (PARTITION BY plan, indicator, year, sex, area ORDER BY seq) AS replaced_by
    FROM c WHERE withdrawn_by IS NULL),
v AS (
  SELECT CAST(json_extract(e.body, '$.entry') AS INTEGER) AS entry, max(e.seq) AS verification
    FROM entry AS e LEFT JOIN v_withdrawn AS w ON w.entry = e.seq
   WHERE e.kind = 'verified' AND w.entry IS NULL GROUP BY 1)
SELECT c.seq, c.at, c.day, c.actor, c.plan, c.indicator, c.year, c.sex, c.area, c.value,
       c.numerator, c.denominator, c.source, c.preliminary, c.reason, k.replaced_by,
       v.verification, c.withdrawn_by
  FROM c
  LEFT JOIN k ON k.seq = c.seq AND k.plan IS c.plan AND k.indicator = c.indicator
             AND k.year = c.year AND k.sex = c.sex AND k.area = c.area
  LEFT JOIN v ON v.entry = c.seq;

-- Warnings as issued, a row for each department that was to answer; the answer, where there is one
-- that was not withdrawn.
CREATE VIEW v_warning (seq, at, day, plan, indicator, warning, year, item, department, paper,
                       answered_by, answered_on, cause, countermeasure, withdrawn_by) AS
WITH a AS (
  SELECT CAST(json_extract(e.body, '$.entry') AS INTEGER) AS warning, max(e.seq) AS seq
    FROM entry AS e LEFT JOIN v_withdrawn AS w ON w.entry = e.seq
   WHERE e.kind = 'warning_answered' AND w.entry IS NULL GROUP BY 1)
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.plan'),
       json_extract(e.body, '$.indicator'), json_extract(e.body, '$.warning'),
       json_extract(e.body, '$.year'), json_extract(e.body, '$.item'), d.value,
       json_extract(e.body, '$.paper'), a.seq, json_extract(r.body, '$.on'),
       json_extract(r.body, '$.cause'), json_extract(r.body, '$.countermeasure'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  JOIN json_each(e.body, '$.departments') AS d
  LEFT JOIN a ON a.warning = e.seq
  LEFT JOIN entry AS r ON r.seq = a.seq
 WHERE e.kind = 'warning_issued';

-- What was ordered of departments, a row for each that owes it; the day as last extended, and the
-- entry that closed it last, of what was not withdrawn. Reopening is an entry of its own: an action is
-- open where `reopened_by` is later than `closed_by`.
CREATE VIEW v_action (seq, at, day, heading, department, due, ordered_by, meeting, item,
                      closed_by, reopened_by, result, withdrawn_by) AS
WITH s AS (
  SELECT e.seq, e.kind, e.body, CAST(json_extract(e.body, '$.action') AS INTEGER) AS action
    FROM entry AS e LEFT JOIN v_withdrawn AS w ON w.entry = e.seq
   WHERE e.kind IN ('action_extended', 'action_closed', 'action_reopened') AND w.entry IS NULL),
l AS (
  SELECT action, max(CASE kind WHEN 'action_extended' THEN seq END) AS extended,
         max(CASE kind WHEN 'action_closed' THEN seq END) AS closed,
         max(CASE kind WHEN 'action_reopened' THEN seq END) AS reopened
    FROM s GROUP BY action)
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.heading'), d.value,
       coalesce(json_extract(x.body, '$.due'), json_extract(e.body, '$.due')),
       json_extract(e.body, '$.ordered_by'), json_extract(e.body, '$.meeting'),
       json_extract(e.body, '$.item'), l.closed, l.reopened, json_extract(c.body, '$.result'),
       v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  JOIN json_each(e.body, '$.owners') AS d
  LEFT JOIN l ON l.action = e.seq
  LEFT JOIN entry AS x ON x.seq = l.extended
  LEFT JOIN entry AS c ON c.seq = l.closed
 WHERE e.kind = 'action_opened';

-- Documents of the monitoring and evaluation groups, with the last decision that was not withdrawn.
CREATE VIEW v_document (seq, at, day, kind, year, heading, state, decided_by, withdrawn_by) AS
WITH d AS (
  SELECT CAST(json_extract(e.body, '$.entry') AS INTEGER) AS document, max(e.seq) AS seq
    FROM entry AS e LEFT JOIN v_withdrawn AS w ON w.entry = e.seq
   WHERE e.kind IN ('document_approved', 'document_returned') AND w.entry IS NULL GROUP BY 1)
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.document_kind'),
       json_extract(e.body, '$.year'), json_extract(e.body, '$.heading'),
       CASE j.kind WHEN 'document_approved' THEN 'approved'
                   WHEN 'document_returned' THEN 'returned' ELSE 'filed' END,
       j.seq, v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  LEFT JOIN d ON d.document = e.seq
  LEFT JOIN entry AS j ON j.seq = d.seq
 WHERE e.kind = 'document_filed';

-- Duty reports as they were reviewed.
CREATE VIEW v_review (seq, at, day, report, department, year, grade, comment, withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), r.seq, json_extract(r.body, '$.department'),
       json_extract(r.body, '$.year'), json_extract(e.body, '$.grade'),
       json_extract(e.body, '$.comment'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  LEFT JOIN entry AS r ON r.seq = CAST(json_extract(e.body, '$.report') AS INTEGER)
 WHERE e.kind = 'duty_reviewed';

-- The evaluation group's verdicts.
CREATE VIEW v_verdict (seq, at, day, item, term, year, finding, text, withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.item'),
       json_extract(e.body, '$.term'), json_extract(e.body, '$.year'),
       json_extract(e.body, '$.finding'), json_extract(e.body, '$.text'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
 WHERE e.kind = 'evaluation_recorded';

-- Training, publicity, opinions heard, projects.
CREATE VIEW v_activity (seq, at, day, department, kind, heading, participants, women, men,
                        withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.department'),
       json_extract(e.body, '$.activity_kind'), json_extract(e.body, '$.heading'),
       json_extract(e.body, '$.participants'), json_extract(e.body, '$.women'),
       json_extract(e.body, '$.men'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
 WHERE e.kind = 'activity_recorded';

-- Money, in 10,000 yuan, as it was recorded each time; text, digits as written.
CREATE VIEW v_funds (seq, at, day, department, year, purpose, budget, spent, withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), json_extract(e.body, '$.department'),
       json_extract(e.body, '$.year'), json_extract(e.body, '$.purpose'),
       json_extract(e.body, '$.budget'), json_extract(e.body, '$.spent'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
 WHERE e.kind = 'funds_recorded';

-- What meetings decided. `agenda_item` is the item's number in that meeting.
CREATE VIEW v_decision (seq, at, day, meeting, meeting_kind, agenda_item, text, withdrawn_by) AS
SELECT e.seq, e.at, json_extract(e.body, '$.on'), m.seq, json_extract(m.body, '$.meeting_kind'),
       json_extract(e.body, '$.agenda_item'), json_extract(e.body, '$.text'), v.withdrawn_by
  FROM entry AS e
  JOIN v_entry AS v ON v.seq = e.seq
  LEFT JOIN entry AS m ON m.seq = CAST(json_extract(e.body, '$.meeting') AS INTEGER)
 WHERE e.kind = 'decision_taken';
