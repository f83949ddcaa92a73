-- What a file of version 1 held: its views, and a year of a town's records with a case of each kind. Names are invented.

CREATE VIEW proposal_line AS
SELECT p.id, s.number AS session, p.no, p.title, d.name AS lead, p.status,
    (SELECT group_concat(u.name, '、') FROM assignment a JOIN unit u ON u.id = a.unit_id
      WHERE a.proposal_id = p.id AND a.role <> 'co') AS units
FROM proposal p JOIN deputy d ON d.id = p.lead_id LEFT JOIN session s ON s.id = p.session_id;

CREATE VIEW opinion_line AS
SELECT a.proposal_id, u.name AS unit, a.opinion_on, a.opinion_ref FROM assignment a JOIN unit u ON u.id = a.unit_id;

CREATE VIEW promise_line AS
SELECT m.id, m.what, u.name AS unit, m.kept_on FROM promise m LEFT JOIN unit u ON u.id = m.unit_id;

INSERT INTO town (id, name, county, province, congress, term_start, profile)
VALUES (1, '遥观镇', '武进区', '江苏省', 5, '2021-12-20', 'national');

INSERT INTO holiday (day, kind, year, name, source) VALUES
    ('2022-01-03', 'off', 2022, '元旦', '国办发明电〔2021〕11号'),
    ('2022-01-29', 'work', 2022, '春节', '国办发明电〔2021〕11号');

INSERT INTO rule_value (id, key, from_on, applies_to, value, source, says)
VALUES (1, 'rehandle', '2022-01-01', NULL, '{"start": "feedback", "months": 1}', '主席团会议', '一个月内重新办理');

INSERT INTO session (id, kind, number, opened_on, closed_on) VALUES
    (1, '人代会', '5-1', '2022-01-06', '2022-01-07'),
    (2, '主席团会议', '5-1', '2022-01-25', NULL);

INSERT INTO deputy_group (id, name) VALUES (1, '东片小组'), (2, '西片小组');

INSERT INTO deputy (id, name, pinyin, initials, gender, born, phone) VALUES
    (1, '张三', 'zhangsan', 'zs', '男', '1980-05', NULL),
    (2, '李四', 'lisi', 'ls', '女', NULL, NULL),
    (3, '王五', 'wangwu', 'ww', NULL, NULL, NULL),
    (7, '赵六', 'zhaoliu', 'zl', NULL, NULL, NULL);

INSERT INTO seat (id, deputy_id, level, district, group_id, status, from_on, to_on) VALUES
    (1, 1, '镇', '第3选区', 1, 'in_office', '2021-12-20', NULL),
    (2, 2, '镇', '第4选区', 2, 'in_office', '2021-12-20', NULL),
    (3, 3, '镇', '第5选区', NULL, 'in_office', '2021-12-20', NULL),
    (4, 7, '镇', NULL, NULL, 'ended', '2016-12-20', '2022-06-30'),
    (5, 1, '区', '第1选区', NULL, 'in_office', '2022-01-10', NULL);

INSERT INTO unit (id, name, head, leader, contact, phone) VALUES
    (1, '农业农村局', '周大年', '吴副镇长', '郑小禾', NULL),
    (2, '财政局', NULL, NULL, NULL, NULL),
    (3, '建设局', NULL, NULL, NULL, NULL),
    (5, '教育局', NULL, NULL, NULL, NULL);

INSERT INTO proposal
    (id, session_id, no, kind, title, topic, between_sessions, submitted_on, lead_id, status, round, complex, closed_on)
VALUES
    (1, 1, '1', '建议', '疏浚留道河', '农业农村', 0, '2022-01-06', 1, 'closed', 1, 0, '2022-05-10'),
    (2, 1, '2', '建议', '增设校车站点', '教育', 0, '2022-01-06', 2, 'rehandling', 2, 0, NULL),
    (3, 1, '3', '议案', '整治工业园区道路', '城乡建设', 0, '2022-01-07', 3, 'assigned', 1, 1, NULL),
    (4, 1, '4', '建议', '修订村规民约', NULL, 0, '2022-01-07', 1, 'submitted', 1, 0, NULL),
    (9, NULL, '闭1', '建议', '增设公共停车位', '其他', 1, '2021-12-28', 7, 'replied', 1, 0, NULL);

INSERT INTO co_signer (proposal_id, deputy_id, position) VALUES (1, 3, 1), (1, 2, 2), (3, 1, 1), (9, 3, 1);

INSERT INTO assignment
    (id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply, opinion_on, opinion_ref)
VALUES
    (1, 1, 1, 'lead', '2022-01-31', '2022-01-31', 0, NULL, NULL),
    (2, 1, 2, 'co', '2022-01-31', '2022-02-07', 0, '2022-03-01', '遥财意〔2022〕1号'),
    (3, 2, 5, 'lead', '2022-01-31', '2022-01-31', 1, NULL, NULL),
    (4, 3, 3, 'lead', '2022-01-31', '2022-01-31', 1, NULL, NULL),
    (5, 3, 2, 'co', '2022-01-31', '2022-01-31', 0, NULL, NULL),
    (6, 3, 1, 'co', '2022-01-31', '2022-01-31', 0, '2022-02-28', NULL),
    (8, 9, 2, 'each', '2022-01-04', '2022-01-04', 0, NULL, NULL),
    (9, 9, 3, 'each', '2022-01-04', '2022-01-04', 0, NULL, NULL);

INSERT INTO contact (id, proposal_id, unit_id, how, stage, held_on, note) VALUES
    (1, 1, 1, '面商', '办中', '2022-03-01', '到河边看过'),
    (2, 2, NULL, '电话', '办前', '2022-02-10', NULL);

INSERT INTO reply (id, assignment_id, round, replied_on, result_class, ref, signer, file) VALUES
    (1, 1, 1, '2022-04-30', 'A', '遥农复〔2022〕1号', '周大年', NULL),
    (2, 3, 1, '2022-05-01', 'B', '遥教复〔2022〕1号', NULL, 'reply-2.docx'),
    (3, 8, 1, '2022-03-01', 'A', '遥财复〔2022〕1号', NULL, NULL),
    (4, 9, 1, '2022-03-20', 'C', '遥建复〔2022〕1号', NULL, NULL);

INSERT INTO feedback (id, proposal_id, round, deputy_id, process, result, given_on, note) VALUES
    (1, 1, 1, 1, '满意', '满意', '2022-05-09', NULL),
    (2, 2, 1, 2, '基本满意', '不满意', '2022-05-09', '站点仍太远');

INSERT INTO promise (id, proposal_id, unit_id, what, made_on, until_on, kept_on, note) VALUES
    (1, 1, 1, '六月底前疏浚完毕', '2022-04-30', '2022-06-30', '2022-06-20', '已现场验收'),
    (2, 9, NULL, '年内增设三十个车位', '2022-03-01', '2022-12-31', NULL, NULL);

INSERT INTO deadline
    (id, kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, due_on, latest_on,
     provisional, by_hand, steps, met_on, cancelled_on, cancelled_why)
VALUES
    (1, 'reply', 1, 1, NULL, 1, 'reply', 'assigned', '{"assigned": "2022-01-31"}', '2022-01-31', '2022-04-30', '2022-07-31',
     0, 0, '["起算：交办之日 2022-01-31"]', '2022-04-30', NULL, NULL),
    (2, 'co_opinion', 1, 2, NULL, 1, NULL, 'assigned', '{}', '2022-01-31', '2022-03-10', NULL, 0, 1, '[]', '2022-03-01', NULL, NULL),
    (3, 'feedback', 1, NULL, NULL, 1, NULL, 'replied', '{}', '2022-04-30', '2022-05-10', NULL, 0, 1, '[]', '2022-05-09', NULL, NULL),
    (4, 'promise', 1, NULL, 1, 1, NULL, 'replied', '{}', '2022-04-30', '2022-06-30', NULL, 0, 1, '[]', '2022-06-20', NULL, NULL),
    (5, 'reply', 2, 3, NULL, 1, 'reply', 'assigned', '{"assigned": "2022-01-31"}', '2022-01-31', '2022-04-30', '2022-07-31',
     0, 0, '[]', '2022-05-01', NULL, NULL),
    (6, 'rehandle', 2, 3, NULL, 2, 'rehandle', 'feedback', '{"feedback": "2022-05-09"}', '2022-05-09', '2022-06-09', NULL,
     0, 0, '[]', NULL, NULL, NULL),
    (7, 'reply', 3, 4, NULL, 1, 'reply.complex', 'assigned', '{"assigned": "2022-01-31"}', '2022-01-31', '2022-07-31', '2022-07-31',
     0, 0, '[]', NULL, NULL, NULL),
    (8, 'return', 3, 4, NULL, 1, NULL, 'received', '{}', '2022-01-31', '2022-02-10', NULL, 0, 1, '[]', NULL, NULL, NULL),
    (9, 'contact', 3, 4, NULL, 1, NULL, 'assigned', '{}', '2022-01-31', '2022-02-20', NULL, 1, 1, '[]', NULL, '2022-02-01', '已面商'),
    (12, 'promise', 9, NULL, 2, 1, NULL, 'replied', '{}', '2022-03-01', '2022-12-31', NULL, 0, 1, '[]', NULL, NULL, NULL);

INSERT INTO deadline_move (id, deadline_id, moved_on, from_due_on, to_due_on, why)
VALUES (1, 7, '2022-02-01', '2022-04-30', '2022-07-31', '改为复杂件');
