-- What lists, `due` and the indicators read. Made anew at every upgrade.

-- The units that a proposal lies with now; what was returned, merged or withdrawn is left out. `answers_id` is the unit
-- that answers for one that was merged.
CREATE VIEW handler AS
SELECT
    a.id, a.proposal_id, a.unit_id, a.role, a.assigned_on, a.received_on, a.signed_on, a.owes_reply,
    iif(a.owes_reply OR a.role = 'co' OR EXISTS (SELECT 1 FROM reply WHERE assignment_id = a.id AND replied_on >= u.merged_on),
        v.name, u.name) AS name,
    v.id AS answers_id
FROM assignment a
JOIN unit u ON u.id = a.unit_id
JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id)
WHERE a.ended_on IS NULL;

-- Who handed a proposal in, by name; `shown` keeps the name back where it was asked to.
CREATE VIEW proposer_line AS
SELECT
    p.id, coalesce(d.name, g.name, iif(p.proposer = 'presidium', '主席团', '人民政府')) AS name,
    iif(p.confidential, '（保密）', coalesce(d.name, g.name, iif(p.proposer = 'presidium', '主席团', '人民政府'))) AS shown
FROM proposal p
LEFT JOIN deputy d ON d.id = p.lead_id
LEFT JOIN deputy_group g ON g.id = p.group_id;

CREATE VIEW proposal_line AS
SELECT
    p.id, s.number AS session, p.no, p.kind, p.submitted_kind, p.title, p.topic,
    iif(p.confidential, '（保密）', coalesce(d.name, g.name, iif(p.proposer = 'presidium', '主席团', '人民政府'))) AS lead,
    p.submitted_on, p.status, p.round, p.between_sessions, p.complex, p.lead_id, p.group_id, p.session_id, p.closed_on, p.excellent,
    CAST(substr(iif(p.between_sessions, p.submitted_on, s.opened_on), 1, 4) AS INTEGER) AS year,
    -- By this index the units come in the order of their assignment.
    (SELECT group_concat(iif(a.owes_reply AND u.merged_into_id, (SELECT name FROM unit WHERE id = u.merged_into_id), u.name), '、')
      FROM assignment a INDEXED BY assignment_of_proposal CROSS JOIN unit u ON u.id = a.unit_id
      WHERE a.proposal_id = p.id AND a.role <> 'co' AND a.ended_on IS NULL) AS units,
    (SELECT coalesce(min(iif(kind <> 'promise', due_on, NULL)), min(due_on)) FROM deadline
      WHERE proposal_id = p.id AND kind IN ('reply', 'rehandle', 'promise') AND met_on IS NULL AND cancelled_on IS NULL) AS due_on
FROM proposal p
LEFT JOIN deputy d ON d.id = p.lead_id
LEFT JOIN deputy_group g ON g.id = p.group_id
LEFT JOIN session s ON s.id = p.session_id;

CREATE VIEW open_deadline AS
SELECT
    t.kind, s.number AS session, coalesce(p.no, CAST(n.id AS TEXT), (SELECT no FROM review_clock WHERE id = t.id)) AS no,
    coalesce(p.title, l.what, c.title, (SELECT title FROM station_clock WHERE id = t.id), (SELECT title FROM review_clock WHERE id = t.id)) AS title,
    CASE WHEN t.activity_id THEN (SELECT units FROM activity_line WHERE id = t.activity_id)
      WHEN coalesce(t.review_id, t.step_id, t.finding_id, t.question_id, t.task_id, t.project_id)
        THEN (SELECT unit FROM review_clock WHERE id = t.id)
      WHEN n.id THEN (SELECT handler FROM opinion_handler WHERE opinion_id = n.id) ELSE v.name END AS unit,
    iif(p.confidential, '（保密）', coalesce(d.name, g.name, o.name, h.name, iif(p.id IS NULL, NULL,
      iif(p.proposer = 'presidium', '主席团', '人民政府')))) AS deputy,
    t.start_on, t.due_on, t.latest_on, t.provisional, t.id, t.proposal_id, v.id AS unit_id, u.id AS handler_id,
    coalesce(m.what, CASE t.rule_key WHEN 'reassign' THEN '退办后重新交办' WHEN 'accept_notice' THEN '告知代表已受理' END,
      iif(n.urgent, iif(n.reported_on, '紧急，已报告党委', '紧急，尚未报告党委'), NULL),
      (SELECT what FROM review_clock WHERE id = t.id)) AS what,
    coalesce(n.urgent, 0) AS urgent
FROM deadline t
LEFT JOIN proposal p ON p.id = t.proposal_id
LEFT JOIN deputy d ON d.id = p.lead_id
LEFT JOIN deputy_group g ON g.id = p.group_id
LEFT JOIN session s ON s.id = p.session_id
LEFT JOIN assignment a ON a.id = t.assignment_id
LEFT JOIN promise m ON m.id = t.promise_id
LEFT JOIN unit u ON u.id = coalesce(a.unit_id, m.unit_id)
LEFT JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id)
LEFT JOIN pledge l ON l.id = t.pledge_id
LEFT JOIN deputy o ON o.id = l.deputy_id
LEFT JOIN activity c ON c.id = t.activity_id
LEFT JOIN deputy_group h ON h.id = c.group_id
LEFT JOIN opinion n ON n.id = t.opinion_id
WHERE t.met_on IS NULL AND t.cancelled_on IS NULL AND t.kind <> 'return';

-- The last reply of every unit that answers to the proposer.
CREATE VIEW last_reply AS
SELECT
    a.proposal_id, iif(r.replied_on >= u.merged_on, u.merged_into_id, a.unit_id) AS unit_id, a.role, a.id AS assignment_id, r.round,
    r.replied_on, r.result_class
FROM assignment a
JOIN unit u ON u.id = a.unit_id
LEFT JOIN reply r ON r.assignment_id = a.id AND r.round = (SELECT max(round) FROM reply WHERE assignment_id = a.id)
WHERE a.role <> 'co' AND a.ended_on IS NULL;

-- One row a proposal: what the year's figures ask of it.
CREATE VIEW proposal_fact AS
SELECT
    p.id, s.number AS session, p.no, p.title, p.kind, p.submitted_kind, p.topic, p.between_sessions, p.lead_id, p.group_id, p.session_id,
    p.status, p.round, p.excellent, p.published,
    iif(p.between_sessions, p.submitted_on, s.opened_on) AS day,
    CAST(substr(iif(p.between_sessions, p.submitted_on, s.opened_on), 1, 4) AS INTEGER) AS year,
    p.assigned, p.assigned AND p.answered AS replied,
    p.assigned AND p.answered
        AND NOT EXISTS (SELECT 1 FROM deadline WHERE proposal_id = p.id AND kind = 'reply' AND met_on > due_on) AS on_time,
    EXISTS (SELECT 1 FROM contact WHERE proposal_id = p.id) AS contacted,
    (SELECT level FROM supervision WHERE proposal_id = p.id) AS supervised,
    EXISTS (SELECT 1 FROM urge WHERE proposal_id = p.id AND about = '反馈') AS slip_urged,
    (SELECT max(due_on) FROM deadline WHERE proposal_id = p.id AND kind = 'feedback' AND promise_id IS NULL) AS slip_due,
    (SELECT process FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS process_final,
    (SELECT result FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS result_final,
    (SELECT process FROM feedback WHERE proposal_id = p.id AND round = 1) AS process_first,
    (SELECT result FROM feedback WHERE proposal_id = p.id AND round = 1) AS result_first
FROM (
    SELECT *,
        EXISTS (SELECT 1 FROM assignment WHERE proposal_id = proposal.id AND ended_on IS NULL AND role <> 'co') AS assigned,
        round > 1 OR NOT EXISTS (SELECT 1 FROM assignment WHERE proposal_id = proposal.id AND owes_reply) AS answered
    FROM proposal
) p
LEFT JOIN session s ON s.id = p.session_id;

-- One row an answering unit of a proposal: how long its first reply took.
CREATE VIEW answer_fact AS
SELECT
    a.id, a.proposal_id, a.unit_id, iif(r.replied_on >= u.merged_on, v.name, u.name) AS unit, a.assigned_on, r.replied_on, t.due_on,
    CAST(julianday(r.replied_on) - julianday(a.assigned_on) AS INTEGER) AS days,
    r.replied_on IS NOT NULL AND coalesce(t.met_on <= t.due_on, 1) AS on_time,
    (SELECT count(*) FROM urge WHERE proposal_id = a.proposal_id AND (unit_id IS NULL OR unit_id = a.unit_id) AND about <> '反馈') AS urges
FROM assignment a
JOIN unit u ON u.id = a.unit_id
LEFT JOIN unit v ON v.id = u.merged_into_id
LEFT JOIN reply r ON r.assignment_id = a.id AND r.round = 1
LEFT JOIN deadline t ON t.id = (SELECT max(id) FROM deadline
    WHERE proposal_id = a.proposal_id AND assignment_id = a.id AND kind = 'reply' AND cancelled_on IS NULL)
WHERE a.role <> 'co' AND a.ended_on IS NULL;

-- One row a deputy who signed a proposal that was replied to, by itself or with the one that it was merged into.
CREATE VIEW signer_fact AS
SELECT
    p.id, p.session, p.no, p.day, p.year, iif(o.confidential, '（保密）', d.name) AS name,
    EXISTS (SELECT 1 FROM assignment a CROSS JOIN reply r ON r.assignment_id = a.id
      CROSS JOIN reply_copy c ON c.reply_id = r.id AND c.deputy_id = s.deputy_id
      WHERE a.proposal_id = coalesce(o.merged_into_id, o.id) AND a.ended_on IS NULL) AS has_reply
FROM (SELECT id, lead_id AS deputy_id FROM proposal WHERE lead_id IS NOT NULL UNION SELECT proposal_id, deputy_id FROM co_signer) s
JOIN proposal o ON o.id = s.id
JOIN deputy d ON d.id = s.deputy_id
JOIN proposal_fact p ON p.id = o.id
JOIN proposal_fact m ON m.id = coalesce(o.merged_into_id, o.id)
WHERE m.replied;

CREATE VIEW promise_line AS
SELECT
    m.id, s.number AS session, p.no, p.title, m.what, u.name AS unit, m.made_on, m.until_on, m.kept_on, m.broken_on, m.broken_why,
    m.slip_on, m.slip_result, m.note, m.proposal_id
FROM promise m
JOIN proposal p ON p.id = m.proposal_id
LEFT JOIN session s ON s.id = p.session_id
LEFT JOIN unit u ON u.id = m.unit_id;

-- The level of the file's own congress: a 乡 or a 镇.
CREATE VIEW own_level AS
SELECT coalesce((SELECT iif(name LIKE '%乡', '乡', '镇') FROM town), '镇') AS level;

-- One row a seat.
CREATE VIEW deputy_line AS
SELECT
    d.id, d.name, d.gender, d.born, d.nation, d.education, d.party, d.work, d.phone, d.pinyin, d.initials, d.stroke_order, d.position,
    (SELECT group_concat(label, '、') FROM (SELECT label FROM deputy_label WHERE deputy_id = d.id ORDER BY rowid)) AS sector,
    (SELECT group_concat(role, '、') FROM (SELECT role FROM deputy_role WHERE deputy_id = d.id AND to_on IS NULL ORDER BY id)) AS roles,
    t.level, t.congress, t.district, g.name AS "group", t.group_id, t.status, t.elected_by, t.card_no, t.from_on, t.to_on,
    t.replaces_id, t.id AS seat_id
FROM deputy d
JOIN seat t ON t.deputy_id = d.id
LEFT JOIN deputy_group g ON g.id = t.group_id;

-- One row a half day and person who was to come.
CREATE VIEW attendance_fact AS
SELECT
    s.id AS session_id, s.kind, s.number, s.opened_on, i.id AS sitting_id, i.held_on, i.part, a.deputy_id, a.state, a.note
FROM attendance a
JOIN sitting i ON i.id = a.sitting_id
JOIN session s ON s.id = i.session_id;

-- The congress sessions that a deputy missed whole, at no half day present and at none with leave; asked only of those who
-- were absent at all, for hardly anybody is.
CREATE VIEW missed_session AS
SELECT s.id AS session_id, s.number, s.opened_on, w.deputy_id
FROM (SELECT DISTINCT i.session_id, a.deputy_id FROM attendance a CROSS JOIN sitting i ON i.id = a.sitting_id
  WHERE a.state IN ('refused', 'absent')) w
CROSS JOIN session s ON s.id = w.session_id
WHERE s.kind = '人代会' AND NOT EXISTS (SELECT 1 FROM sitting i CROSS JOIN attendance a ON a.sitting_id = i.id AND a.deputy_id = w.deputy_id
  WHERE i.session_id = w.session_id AND a.state IN ('present', 'leave'));

-- One row an activity: what was listed by name, and what was counted beyond that.
CREATE VIEW activity_line AS
SELECT
    c.id, c.kind, c.title, c.status, c.planned_on, c.held_on, c.until_on, c.times, c.online, c.place, g.name AS "group", c.group_id,
    c.session_id, c.station_id, (SELECT name FROM station WHERE id = c.station_id) AS station, c.replied_on, c.reply, c.report, c.dropped_why, c.note,
    (SELECT count(*) FROM activity_deputy WHERE activity_id = c.id) AS persons,
    max(coalesce(c.attendances, 0), (SELECT coalesce(sum(times), 0) FROM activity_deputy WHERE activity_id = c.id)) AS attendances,
    max(coalesce(c.suggestions, 0), (SELECT count(*) FROM activity_suggestion WHERE activity_id = c.id)) AS suggestions,
    coalesce(c.funds_fen, 0) AS funds_fen,
    (SELECT group_concat(name, '、') FROM (SELECT coalesce(w.name, u.name) AS name FROM activity_unit n JOIN unit u ON u.id = n.unit_id
      LEFT JOIN unit w ON w.id = u.merged_into_id WHERE n.activity_id = c.id GROUP BY 1 ORDER BY min(n.unit_id))) AS units,
    coalesce(c.held_on, c.planned_on) AS "on"
FROM activity c
LEFT JOIN deputy_group g ON g.id = c.group_id;

-- What a clock of a station is about.
CREATE VIEW station_clock AS
SELECT
    t.id, CASE WHEN o.id THEN iif(o.confidential, '选民意见（保密）', substr(o.text, 1, 40))
      WHEN y.id THEN s.name || ' ' || y.planned_on || ' 接待公告' ELSE p.month || ' 选民意见公示' END AS title
FROM deadline t
LEFT JOIN opinion o ON o.id = t.opinion_id
LEFT JOIN reception_day y ON y.id = t.reception_day_id
LEFT JOIN station s ON s.id = y.station_id
LEFT JOIN posting p ON p.id = t.posting_id
WHERE coalesce(o.id, y.id, p.id) IS NOT NULL;

-- With whom an opinion lies now, or lay last; a unit that was merged is its successor until it has answered.
CREATE VIEW opinion_handler AS
SELECT
    a.opinion_id, a.id, a.route, a.round, a.assigned_on, a.unit_id, a.deputy_id,
    coalesce(a.village, d.name,
      iif(u.merged_on IS NOT NULL
          AND EXISTS (SELECT 1 FROM opinion_reply r WHERE r.opinion_id = a.opinion_id AND r.round = a.round AND r.replied_on < u.merged_on),
        u.name, v.name)) AS handler
FROM opinion_assignment a
LEFT JOIN unit u ON u.id = a.unit_id
LEFT JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id)
LEFT JOIN deputy d ON d.id = a.deputy_id
WHERE a.ended_on IS NULL;

-- One row a station; stars are those given last, whether or not they still hold.
CREATE VIEW station_line AS
SELECT
    s.id, s.name, s.kind, s.level, s.online, s.village, s.address, s.area, s.phone, p.name AS parent, s.parent_id, s.opened_on, s.closed_on, s.note,
    r.stars, r.until_on AS stars_until
FROM station s
LEFT JOIN station p ON p.id = s.parent_id
LEFT JOIN station_rating r ON r.id = (SELECT id FROM station_rating WHERE station_id = s.id ORDER BY rated_on DESC, id DESC LIMIT 1);

-- One row a reception: what was listed one by one, and what was counted beyond that.
CREATE VIEW reception_line AS
SELECT
    r.id, s.name AS station, s.kind AS station_kind, s.online, r.station_id, r.day_id, r.held_on, r.until_on, r.times, r.hours, r.place, r.voters,
    (SELECT group_concat(name, '、') FROM (SELECT d.name FROM reception_deputy e JOIN deputy d ON d.id = e.deputy_id
      WHERE e.reception_id = r.id ORDER BY d.id)) AS deputies,
    max(coalesce(r.attendances, 0), (SELECT coalesce(sum(times), 0) FROM reception_deputy WHERE reception_id = r.id)) AS attendances,
    max(coalesce(r.opinions, 0), (SELECT count(*) FROM opinion WHERE reception_id = r.id)) AS opinions,
    (SELECT count(*) FROM opinion WHERE reception_id = r.id) AS listed, r.note
FROM reception r
JOIN station s ON s.id = r.station_id;

-- One row an opinion: where it stands. `under_way` is what is still to be answered.
CREATE VIEW opinion_line AS
SELECT
    o.id, s.name AS station, o.station_id, o.reception_id, o.received_on, o.channel, o.text, o.topic, o.village, o.voter, o.phone, o.confidential,
    o.status, o.round, o.on_spot, o.urgent, o.reported_on, o.status IN ('received', 'assigned', 'redoing') AS under_way,
    a.route, (SELECT handler FROM opinion_handler WHERE opinion_id = o.id) AS handler, a.assigned_on,
    (SELECT min(due_on) FROM deadline WHERE opinion_id = o.id AND met_on IS NULL AND cancelled_on IS NULL) AS due_on,
    r.replied_on, r.form, r.text AS reply, r.result,
    (SELECT max(told_on) FROM opinion_feedback WHERE opinion_id = o.id AND round = o.round AND whom = 'voter') AS voter_told_on,
    (SELECT max(told_on) FROM opinion_feedback WHERE opinion_id = o.id AND round = o.round AND whom = 'deputy') AS deputy_told_on,
    (SELECT satisfaction FROM opinion_feedback WHERE opinion_id = o.id AND satisfaction IS NOT NULL ORDER BY round DESC, id DESC LIMIT 1)
      AS satisfaction,
    o.referred_on, o.referred_to, o.proposal_id,
    (SELECT coalesce(e.number || '/', '') || p.no FROM proposal p LEFT JOIN session e ON e.id = p.session_id WHERE p.id = o.proposal_id) AS proposal,
    o.turned_on, o.published, o.published_on, o.archived_on, o.note
FROM opinion o
JOIN station s ON s.id = o.station_id
LEFT JOIN opinion_assignment a ON a.opinion_id = o.id AND a.ended_on IS NULL
LEFT JOIN opinion_reply r ON r.opinion_id = o.id AND r.round = (SELECT max(round) FROM opinion_reply WHERE opinion_id = o.id);

-- What a clock of a review, of a project or of a session's agenda is about; `no` is the number that its verb takes.
CREATE VIEW review_clock AS
SELECT
    t.id, coalesce(r.title || coalesce('：' || s.step, ''), 
      substr(coalesce(f.text, q.text, k.text), 1, 40) || iif(length(coalesce(f.text, q.text, k.text)) > 40, '……', ''), p.title) AS title,
    coalesce(CAST(coalesce(r.id, f.id, q.id, k.id) AS TEXT), p.year || '-' || p.no) AS no,
    coalesce(w.name, u.name, j.name, q.addressee, k.addressee, iif(s.id, s.who, NULL)) AS unit,
    iif(r.id AND s.id IS NULL, '计划未开展', iif(f.round > 1, '第 ' || f.round || ' 轮整改', iif(q.id, '询问',
      CASE k.kind WHEN 'opinion' THEN '审议意见' WHEN 'decision' THEN '决定事项' END))) AS what
FROM deadline t
LEFT JOIN review_step s ON s.id = t.step_id
LEFT JOIN review r ON r.id = coalesce(t.review_id, s.review_id)
LEFT JOIN finding f ON f.id = t.finding_id
LEFT JOIN review_question q ON q.id = t.question_id
LEFT JOIN agenda_task k ON k.id = t.task_id
LEFT JOIN project p ON p.id = t.project_id
LEFT JOIN unit u ON u.id = coalesce(f.unit_id, q.unit_id, k.unit_id, p.unit_id)
LEFT JOIN unit w ON w.id = u.merged_into_id
LEFT JOIN review_subject j ON j.id = f.subject_id
WHERE coalesce(t.review_id, t.step_id, t.finding_id, t.question_id, t.task_id, t.project_id) IS NOT NULL;

-- One row a review: what is reviewed, and how far it is.
CREATE VIEW review_line AS
SELECT
    r.id, r.kind, r.title, r.status, r.year, r.planned_on, r.held_on, r.closed_on, s.number AS session, r.session_id, r.activity_id, r.place,
    r.template, r.voters, r.deputies, r.observers, r.dropped_why, r.report, r.note,
    (SELECT group_concat(name, '、') FROM (SELECT name || iif(count > 1, '（' || count || '）', '') AS name FROM review_subject
      WHERE review_id = r.id ORDER BY id)) AS subjects,
    (SELECT coalesce(sum(count), 0) FROM review_subject WHERE review_id = r.id) AS reviewed,
    (SELECT count(*) FROM review_step WHERE review_id = r.id) AS steps,
    (SELECT count(*) FROM review_step WHERE review_id = r.id AND (done_on IS NOT NULL OR skipped_why IS NOT NULL)) AS steps_done,
    (SELECT step FROM review_step WHERE review_id = r.id AND r.status <> 'dropped' AND done_on IS NULL AND skipped_why IS NULL
      ORDER BY place LIMIT 1) AS next_step,
    (SELECT count(*) FROM finding WHERE review_id = r.id) AS findings,
    (SELECT count(*) FROM finding WHERE review_id = r.id AND status <> 'accepted') AS findings_open,
    max(coalesce(r.suggestions, 0), (SELECT count(*) FROM finding WHERE review_id = r.id AND kind = 'suggestion')) AS suggestions,
    (SELECT count(*) FROM review_question WHERE review_id = r.id) AS questions,
    coalesce(r.held_on, r.planned_on) AS "on"
FROM review r
LEFT JOIN session s ON s.id = r.session_id;

-- One row a finding: for whom it is, until when, and what became of its last round.
CREATE VIEW finding_line AS
SELECT
    f.id, f.review_id, r.title AS review, r.kind AS review_kind, f.kind, f.text, j.name AS subject, f.subject_id, coalesce(w.name, u.name, j.name) AS unit,
    f.unit_id, f.found_on, f.status, f.round, f.note,
    (SELECT max(due_on) FROM deadline WHERE finding_id = f.id AND round = f.round AND cancelled_on IS NULL) AS due_on,
    c.rectified_on, c.report, c.verdict, c.judged_on, c.judged_by, c.why,
    CAST(julianday(iif(f.status = 'accepted', c.judged_on, NULL)) - julianday(f.found_on) AS INTEGER) AS days
FROM finding f
JOIN review r ON r.id = f.review_id
LEFT JOIN review_subject j ON j.id = f.subject_id
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id
LEFT JOIN rectification c ON c.finding_id = f.id AND c.round = (SELECT max(round) FROM rectification WHERE finding_id = f.id);

-- One row a question that was asked at a review.
CREATE VIEW question_line AS
SELECT
    q.id, q.review_id, r.title AS review, q.text, q.asked_on, q.deputy_id, coalesce(d.name, q.asker) AS asker, d.name AS deputy,
    coalesce(w.name, u.name, q.addressee) AS unit, q.unit_id, q.on_spot, q.answered_on, q.answered_by, q.answer,
    iif(q.on_spot, 'on_spot', iif(q.answered_on IS NULL, 'open', 'answered')) AS state,
    (SELECT max(due_on) FROM deadline WHERE question_id = q.id AND cancelled_on IS NULL) AS due_on, q.note
FROM review_question q
JOIN review r ON r.id = q.review_id
LEFT JOIN deputy d ON d.id = q.deputy_id
LEFT JOIN unit u ON u.id = q.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row a livelihood project: where it stands, and what was reported of it last.
CREATE VIEW project_line AS
SELECT
    p.id, p.year, p.no, p.title, p.content, p.topic, p.village, p.status, p.collected_on, coalesce(w.name, u.name) AS unit, p.unit_id, p.leader,
    p.budget_fen, p.funded_by, p.examined, p.examined_on, p.examined_by, p.examined_why, s.number AS session, p.session_id, p.selected_on, p.until_on,
    p.done_on, (SELECT max(month) FROM project_progress WHERE project_id = p.id) AS month,
    (SELECT percent FROM project_progress WHERE project_id = p.id AND percent IS NOT NULL ORDER BY month DESC LIMIT 1) AS percent,
    coalesce(p.spent_fen, (SELECT spent_fen FROM project_progress WHERE project_id = p.id AND spent_fen IS NOT NULL ORDER BY month DESC LIMIT 1)) AS spent_fen,
    p.carried_from_id,
    (SELECT c.year || '-' || c.no FROM project c WHERE c.id = p.carried_from_id) AS carried_from, p.ended_why, p.note
FROM project p
LEFT JOIN session s ON s.id = p.session_id
LEFT JOIN unit u ON u.id = p.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row an item of an agenda.
CREATE VIEW agenda_line AS
SELECT
    i.id, s.kind AS session_kind, s.number AS session, i.session_id, s.opened_on, i.place, i.kind, i.title, i.status,
    coalesce(w.name, u.name, i.presenter) AS presenter, i.unit_id, i.read_on, i.heard_on, i.voted_on, i.votes_for, i.votes_against, i.votes_abstain,
    i.votes_of, i.ref, i.file, i.note, (SELECT count(*) FROM agenda_task WHERE item_id = i.id) AS tasks,
    (SELECT count(*) FROM agenda_task WHERE item_id = i.id AND done_on IS NULL AND ended_why IS NULL) AS tasks_open
FROM agenda_item i
JOIN session s ON s.id = i.session_id
LEFT JOIN unit u ON u.id = i.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row a thing that is owed from an item of an agenda.
CREATE VIEW task_line AS
SELECT
    k.id, k.item_id, i.title AS item, s.kind AS session_kind, s.number AS session, k.kind, k.text, coalesce(w.name, u.name, k.addressee) AS unit, k.unit_id,
    k.passed_on, k.answered_on, k.answer, k.file, k.done_on, k.ended_why, k.note,
    (SELECT max(due_on) FROM deadline WHERE task_id = k.id AND cancelled_on IS NULL) AS due_on,
    iif(k.ended_why IS NOT NULL, 'ended', iif(k.done_on IS NOT NULL, 'done', iif(k.answered_on IS NOT NULL, 'answered', 'open'))) AS state
FROM agenda_task k
JOIN agenda_item i ON i.id = k.item_id
JOIN session s ON s.id = i.session_id
LEFT JOIN unit u ON u.id = k.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row a commendation and whom it honours: a proposal by number and title, a merged unit by the one that it went into.
CREATE VIEW award_line AS
SELECT
    a.id, a.given_on AS "on", a.kind, a.title,
    coalesce(d.name, g.name, s.name, w.name, u.name, coalesce(n.number || '/', '') || p.no || ' ' || p.title, a.name) AS name,
    a.given_by, a.prize_fen, a.criteria, a.note, a.deputy_id, a.group_id, a.station_id, coalesce(w.id, u.id) AS unit_id, a.proposal_id
FROM award a
LEFT JOIN deputy d ON d.id = a.deputy_id
LEFT JOIN deputy_group g ON g.id = a.group_id
LEFT JOIN station s ON s.id = a.station_id
LEFT JOIN unit u ON u.id = a.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id
LEFT JOIN proposal p ON p.id = a.proposal_id
LEFT JOIN session n ON n.id = p.session_id;

-- One row an entry of points by hand: whose it is by name.
CREATE VIEW score_line AS
SELECT
    e.id, e.scheme, e.period, e.item, e.kind, e.amount, e.amount_milli, e.held_on, e.evidence, e.file, e.entered_by, e.status, e.note,
    e.deputy_id, e.group_id, e.station_id, e.unit_id, e.village,
    coalesce(d.name, g.name, s.name, w.name, u.name, e.village, (SELECT name FROM town)) AS subject,
    iif(d.id IS NOT NULL, 'deputy', iif(g.id IS NOT NULL, 'group', iif(s.id IS NOT NULL, 'station', iif(u.id IS NOT NULL, 'unit',
      iif(e.village IS NOT NULL, 'village', 'town'))))) AS subject_kind,
    (SELECT max(held_on) FROM score_stage WHERE entry_id = e.id) AS stage_on
FROM score_entry e
LEFT JOIN deputy d ON d.id = e.deputy_id
LEFT JOIN deputy_group g ON g.id = e.group_id
LEFT JOIN station s ON s.id = e.station_id
LEFT JOIN unit u ON u.id = e.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row a talk that was held, or another measure that was taken.
CREATE VIEW talk_line AS
SELECT
    t.id, t.held_on, coalesce(d.name, g.name, s.name, w.name, u.name, t.village, (SELECT name FROM town)) AS subject,
    iif(d.id IS NOT NULL, 'deputy', iif(g.id IS NOT NULL, 'group', iif(s.id IS NOT NULL, 'station', iif(u.id IS NOT NULL, 'unit',
      iif(t.village IS NOT NULL, 'village', 'town'))))) AS subject_kind,
    t.what, t.held_by, t.why, t.answer, t.scheme, t.period, t.file, t.note, t.deputy_id, t.group_id, t.station_id, t.unit_id, t.village
FROM score_talk t
LEFT JOIN deputy d ON d.id = t.deputy_id
LEFT JOIN deputy_group g ON g.id = t.group_id
LEFT JOIN station s ON s.id = t.station_id
LEFT JOIN unit u ON u.id = t.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;

-- One row an objection to a score: whose score it is by name.
CREATE VIEW objection_line AS
SELECT
    o.id, o.scheme, o.period, o.item, o.text, o.raised_on, o.raised_by, o.status, o.settled_on, o.settled_by, o.answer, o.entry_id,
    o.deputy_id, o.group_id, o.station_id, o.unit_id, o.village,
    coalesce(d.name, g.name, s.name, w.name, u.name, o.village, (SELECT name FROM town)) AS subject
FROM score_objection o
LEFT JOIN deputy d ON d.id = o.deputy_id
LEFT JOIN deputy_group g ON g.id = o.group_id
LEFT JOIN station s ON s.id = o.station_id
LEFT JOIN unit u ON u.id = o.unit_id
LEFT JOIN unit w ON w.id = u.merged_into_id;
