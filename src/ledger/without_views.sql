-- Ledgers of the first form had the views of views.sql in them, all of which SQLite reads whenever a
-- ledger is opened. They are in the copy that `halfsky export ledger` makes.

DROP VIEW IF EXISTS v_assignment_now;
DROP VIEW IF EXISTS v_assignment;
DROP VIEW IF EXISTS v_report;
DROP VIEW IF EXISTS v_duty_event;
DROP VIEW IF EXISTS v_observation;
DROP VIEW IF EXISTS v_warning;
DROP VIEW IF EXISTS v_action;
DROP VIEW IF EXISTS v_document;
DROP VIEW IF EXISTS v_review;
DROP VIEW IF EXISTS v_verdict;
DROP VIEW IF EXISTS v_activity;
DROP VIEW IF EXISTS v_funds;
DROP VIEW IF EXISTS v_decision;
DROP VIEW IF EXISTS v_department;
DROP VIEW IF EXISTS v_entry;
DROP VIEW IF EXISTS v_withdrawn;
