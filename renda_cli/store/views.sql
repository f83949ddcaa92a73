-- What lists, `due` and the indicators read. Made anew at every upgrade.

CREATE VIEW proposal_line AS
SELECT
    p.id, s.number AS session, p.no, p.kind, p.title, p.topic, d.name AS lead, p.submitted_on, p.status, p.round,
    p.between_sessions, p.complex, p.lead_id, p.session_id, p.closed_on,
    CAST(substr(iif(p.between_sessions, p.submitted_on, s.opened_on), 1, 4) AS INTEGER) AS year,
    (SELECT group_concat(u.name, '、') FROM assignment a JOIN unit u ON u.id = a.unit_id
      WHERE a.proposal_id = p.id AND a.role <> 'co') AS units,
    (SELECT coalesce(min(iif(kind <> 'promise', due_on, NULL)), min(due_on)) FROM deadline
      WHERE proposal_id = p.id AND kind IN ('reply', 'rehandle', 'promise') AND met_on IS NULL AND cancelled_on IS NULL) AS due_on
FROM proposal p
JOIN deputy d ON d.id = p.lead_id
LEFT JOIN session s ON s.id = p.session_id;

CREATE VIEW open_deadline AS
SELECT
    t.kind, s.number AS session, p.no, p.title, u.name AS unit, d.name AS deputy, t.start_on, t.due_on, t.latest_on,
    t.provisional, t.id, t.proposal_id, m.what
FROM deadline t
JOIN proposal p ON p.id = t.proposal_id
JOIN deputy d ON d.id = p.lead_id
LEFT JOIN session s ON s.id = p.session_id
LEFT JOIN assignment a ON a.id = t.assignment_id
LEFT JOIN promise m ON m.id = t.promise_id
LEFT JOIN unit u ON u.id = coalesce(a.unit_id, m.unit_id)
WHERE t.met_on IS NULL AND t.cancelled_on IS NULL AND t.kind <> 'return';

-- The last reply of every unit that answers to the proposer.
CREATE VIEW last_reply AS
SELECT a.proposal_id, a.unit_id, a.role, r.round, r.replied_on, r.result_class
FROM assignment a
LEFT JOIN reply r ON r.assignment_id = a.id AND r.round = (SELECT max(round) FROM reply WHERE assignment_id = a.id)
WHERE a.role <> 'co';

-- One row a proposal: what the year's figures ask of it.
CREATE VIEW proposal_fact AS
SELECT
    p.id, s.number AS session, p.no, p.title, p.kind, p.topic, p.between_sessions, p.lead_id, p.session_id, p.status,
    CAST(substr(iif(p.between_sessions, p.submitted_on, s.opened_on), 1, 4) AS INTEGER) AS year,
    EXISTS (SELECT 1 FROM assignment WHERE proposal_id = p.id) AS assigned,
    p.status IN ('replied', 'rehandling', 'closed') AS replied,
    p.status IN ('replied', 'rehandling', 'closed')
        AND NOT EXISTS (SELECT 1 FROM deadline WHERE proposal_id = p.id AND kind = 'reply' AND met_on > due_on) AS on_time,
    EXISTS (SELECT 1 FROM contact WHERE proposal_id = p.id) AS contacted,
    (SELECT process FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS process_final,
    (SELECT result FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS result_final,
    (SELECT process FROM feedback WHERE proposal_id = p.id AND round = 1) AS process_first,
    (SELECT result FROM feedback WHERE proposal_id = p.id AND round = 1) AS result_first
FROM proposal p
LEFT JOIN session s ON s.id = p.session_id;

CREATE VIEW promise_line AS
SELECT
    m.id, s.number AS session, p.no, p.title, m.what, u.name AS unit, m.made_on, m.until_on, m.kept_on, m.proposal_id
FROM promise m
JOIN proposal p ON p.id = m.proposal_id
LEFT JOIN session s ON s.id = p.session_id
LEFT JOIN unit u ON u.id = m.unit_id;

CREATE VIEW deputy_line AS
SELECT
    d.id, d.name, d.gender, d.born, d.nation, d.education, d.party, d.work, d.sector, d.phone, d.pinyin, d.initials,
    t.level, t.district, g.name AS "group", t.status, t.from_on, t.to_on, t.id AS seat_id
FROM deputy d
JOIN seat t ON t.deputy_id = d.id
LEFT JOIN deputy_group g ON g.id = t.group_id;
