"""The SQL by which the rows of drawn tables are made (drawn_tables.py): every statement in the order it runs.

`draw(what, number)` is a number from 0 to 1 that depends on the seed, on what is drawn and for which row. A power of it
gives a power law: few rows are drawn often, most of them seldom.
"""

OPENING = """
CREATE TEMP MACRO draw(what, number) AS (hash(what, number, getvariable('seed')) % 1000003) / 1000003.0;
CREATE TEMP MACRO own_id(kind, number) AS left(md5(concat_ws(' ', kind, getvariable('seed'), number)), 16);
CREATE TEMP MACRO syllable(what, number) AS
    'bcdfghklmnprstvz'[1 + (16 * draw(what || ' c', number))::INT % 16]
    || 'aeiou'[1 + (5 * draw(what || ' v', number))::INT % 5]
    || 'nrslmk'[1 + (6 * draw(what || ' e', number))::INT % 6];
CREATE TEMP MACRO made_name(what, number) AS
    upper(syllable(what || 1, number)[1]) || syllable(what || 1, number)[2:] || syllable(what || 2, number);
"""

ENTITIES = """
CREATE TEMP TABLE drawn_entities AS
SELECT row_number() OVER (ORDER BY draw('rank', code)) - 1 AS number, own_id('country', code) AS entity_id, name,
    'COUNTRY' AS type, code AS country, NULL::VARCHAR AS role
FROM drawn_countries;
INSERT INTO drawn_entities
SELECT n, own_id('entity', n), made_name('first', n) || ' ' || made_name('last', n),
    ['PERSON', 'PERSON', 'PERSON', 'PERSON', 'GOV', 'GOV', 'PLACE', 'PLACE', 'ORG', 'ORG', 'IGO', 'ARMED_GROUP',
        'COMPANY', 'MEDIA', 'MOVEMENT', 'EVENT'][1 + floor(16 * draw('type', n))::INT],
    CASE WHEN draw('affiliated', n) < 0.8 THEN c.country END,
    CASE WHEN draw('office', n) < 0.3 THEN 'foreign minister' END
FROM (SELECT n, floor(countries * power(draw('of country', n), 3))::BIGINT AS number
    FROM (SELECT count(*) AS countries FROM drawn_entities), range(countries, countries + getvariable('actors')) r(n))
JOIN drawn_entities c USING (number);
"""

OF_ARTICLES = """
CREATE OR REPLACE TEMP TABLE new_articles AS
SELECT n, own_id('article', n) AS article_id, format('{:05d}/{:08d}.txt', n // 1000, n) AS source_file,
    own_id('article', CASE WHEN n % 40 = 39 THEN n - 1 ELSE n END) AS story_id,
    DATE '2018-01-01' + floor(2900 * draw('day', n))::INT AS day,
    CASE WHEN draw('dated', n) < 0.03 THEN NULL WHEN draw('dated', n) < 0.13 THEN 'month' ELSE 'day' END AS precision,
    9 + floor(7 * draw('length', n))::INT AS bodies,
    floor(12 * power(draw('theme', n), 1.5))::INT AS theme, floor(12 * power(draw('second', n), 1.5))::INT AS second
FROM range($first::BIGINT, $until::BIGINT) r(n);

CREATE OR REPLACE TEMP TABLE new_casts AS
SELECT n, slot, floor(CASE WHEN slot < 5 THEN countries * power(draw('cast', n * 16 + slot), 3)
    ELSE countries + getvariable('actors') * power(draw('cast', n * 16 + slot), 3) END)::BIGINT AS number
FROM new_articles, range(12) s(slot), (SELECT count(*) AS countries FROM drawn_countries);

CREATE OR REPLACE TEMP TABLE new_pieces AS
WITH places AS (
    SELECT n, p, k, p * 8 + k AS place,
        CASE WHEN draw('side', p * 8 + k) < 0.62 THEN floor(5 * power(draw('slot', p * 8 + k), 1.5))
            ELSE 5 + floor(7 * power(draw('slot', p * 8 + k), 1.5)) END::INT AS slot, draw('form', p * 8 + k) AS shape
    FROM (SELECT n, n * 32 + i AS p FROM new_articles, range(bodies) b(i)),
        range(2 + floor(11 * draw('mentions', p))::INT // 2) m(k)),
named AS (
    SELECT n, p, k, place, e.*, getvariable('runs')[1 + floor(len(getvariable('runs')) * draw('run', place))::INT]
        AS run,
        CASE WHEN shape < 0.09 THEN 'it' WHEN shape < 0.2 THEN split_part(e.name, ' ', 1) ELSE e.name END AS form,
        CASE WHEN shape < 0.09 THEN 'pronoun' WHEN shape < 0.2 THEN 'alias' ELSE 'name' END AS via
    FROM places JOIN new_casts USING (n, slot) JOIN drawn_entities e USING (number))
SELECT *, sum(length(run) + length(form) + 2) OVER (PARTITION BY p ORDER BY k)::BIGINT - length(run) - length(form) - 2
    AS char_start FROM named;

CREATE OR REPLACE TEMP TABLE new_bodies AS
SELECT n, p, own_id('paragraph', p) AS paragraph_id, string_agg(run || ' ' || form, ' ' ORDER BY k) AS text,
    max(k) AS last FROM new_pieces GROUP BY n, p;

INSERT INTO files
SELECT own_id('file', n), source_file, md5(source_file), 0, 'text/plain', 'utf-8', 'read', NULL, 1, bodies + 2, bodies,
    1, 0, 1 FROM new_articles;

INSERT INTO articles BY NAME
SELECT article_id, source_file, 1 AS position, made_name('headline', n) || ' ' || made_name('told', n) AS title,
    made_name('publisher', floor(300 * power(draw('publisher', n), 2))) || ' Daily' AS publisher,
    CASE precision WHEN 'day' THEN strftime(day, '%Y-%m-%d') WHEN 'month' THEN strftime(day, '%Y-%m') END AS published,
    CASE precision WHEN 'day' THEN day WHEN 'month' THEN date_trunc('month', day)::DATE END AS published_from,
    CASE precision WHEN 'day' THEN day WHEN 'month' THEN last_day(day) END AS published_to,
    precision AS published_precision, CASE WHEN precision IS NOT NULL THEN 'page' END AS published_basis,
    'en' AS language, bodies * 45 AS words, story_id,
    CASE WHEN draw('note', n) < 0.02 THEN ['machine_translated'] WHEN draw('note', n) < 0.04 THEN ['truncated']
        ELSE [] END AS text_flags, [] AS flag_cues
FROM new_articles;

INSERT INTO paragraphs BY NAME
SELECT *, char_start + length(text) AS char_end, 1 AS lines FROM (
    SELECT paragraph_id, article_id, source_file, place + 1 AS position, kind, reason, text,
        coalesce(sum(length(text) + 2) OVER (PARTITION BY article_id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING
            AND 1 PRECEDING), 0)::BIGINT AS char_start
    FROM (
        SELECT n, own_id('heading', n) AS paragraph_id, 0 AS place, 'heading' AS kind, 'headline' AS reason,
            made_name('headline', n) || ' ' || made_name('told', n) AS text FROM new_articles
        UNION ALL SELECT n, own_id('line', n), 1, 'furniture', 'date', 'Published: ' || day FROM new_articles
        UNION ALL SELECT n, paragraph_id, 2 + p % 32, 'body', NULL, text FROM new_bodies)
    JOIN new_articles USING (n))
ORDER BY source_file, position;

CREATE OR REPLACE TEMP TABLE new_mentions AS
SELECT own_id('mention', place) AS mention_id, paragraph_id, char_start + length(run) + 1 AS char_start,
    char_start + length(run) + 1 + length(form) AS char_end, form, entity_id,
    CASE WHEN type = 'COUNTRY' OR (type = 'GOV' AND draw('stands', place) < 0.6) THEN country END AS country,
    CASE WHEN type = 'PLACE' THEN 'place' WHEN type = 'COUNTRY' THEN 'actor' END AS role, via, 'drawn' AS extractor,
    0.9 AS score, CASE WHEN draw('said', place) < 0.2 THEN role END AS office, country AS affiliation, p, k
FROM new_pieces JOIN new_bodies USING (n, p);
INSERT INTO mentions SELECT * EXCLUDE (p, k) FROM new_mentions ORDER BY p, k;

INSERT INTO relations BY NAME
SELECT own_id('relation', r.place) AS relation_id, b.paragraph_id, 0 AS char_start, length(b.text) AS char_end,
    s.entity_id AS source_id, t.entity_id AS target_id, s.mention_id AS source_mention_id,
    t.mention_id AS target_mention_id, s.affiliation AS source_country, t.affiliation AS target_country, a.type,
    a.quad_class, a.polarity, CASE WHEN draw('status', r.place) < 0.8 THEN 'actual' WHEN draw('status', r.place) < 0.93
        THEN 'planned' ELSE ['denied', 'hypothetical', 'historic'][1 + r.place % 3] END AS status,
    draw('mutual', r.place) < 0.2 AS mutual, r.char_start AS cue_start,
    r.char_start + length(split_part(r.run, ' ', 1)) AS cue_end, split_part(r.run, ' ', 1) AS cue,
    CASE WHEN happened THEN strftime(day - 3, '%Y-%m-%d') END AS event_date, CASE WHEN happened THEN day - 3 END
    AS event_date_from, CASE WHEN happened THEN day - 3 END AS event_date_to, 0.8 AS score
FROM (SELECT *, draw('told when', place) < 0.3 AS happened FROM new_pieces WHERE k > 0 AND draw('act', place) < 0.19) r
JOIN new_bodies b USING (n, p) JOIN new_articles USING (n) JOIN new_mentions t USING (p, k)
JOIN new_mentions s ON s.p = r.p AND s.k = r.k - 1
JOIN drawn_acts a ON a.number = floor(getvariable('acts') * power(draw('what', r.place), 1.5))
WHERE s.entity_id <> t.entity_id ORDER BY r.place;

INSERT INTO quotations BY NAME
SELECT own_id('quotation', b.p) AS quotation_id, b.paragraph_id, r.char_start, length(b.text) AS char_end,
    b.text[r.char_start + 1:] AS text, CASE WHEN draw('known', b.p) < 0.85 THEN s.entity_id END AS speaker_id,
    'said' AS cue, draw('direct', b.p) < 0.7 AS direct
FROM new_bodies b JOIN new_pieces r ON r.p = b.p AND r.k = 1 JOIN new_mentions s ON s.p = b.p AND s.k = 0
WHERE draw('quoted', b.p) < 0.3 ORDER BY b.p;

INSERT INTO paragraph_themes BY NAME
SELECT paragraph_id, t.theme, 0.8 AS score, list({'char_start': char_start, 'char_end':
    char_start + length(split_part(run, ' ', 1)), 'form': split_part(run, ' ', 1), 'rule': 'drawn'} ORDER BY k) AS cues
FROM (
    SELECT DISTINCT n, p, paragraph_id, number FROM (
        SELECT n, p, paragraph_id, unnest([CASE WHEN draw('first theme', p) < 0.6 THEN theme END,
            CASE WHEN draw('second theme', p) < 0.4 THEN second END,
            CASE WHEN draw('third theme', p) < 0.2 THEN floor(12 * draw('other theme', p))::INT END]) AS number
        FROM new_bodies JOIN new_articles USING (n)) WHERE number IS NOT NULL)
JOIN drawn_themes t USING (number) JOIN new_pieces USING (n, p) WHERE k <= floor(3 * draw('cues', p))
GROUP BY p, paragraph_id, t.theme ORDER BY p;

INSERT INTO dates BY NAME
SELECT paragraph_id, 0 AS char_start, length(split_part(text, ' ', 1)) AS char_end, split_part(text, ' ', 1) AS form,
    strftime(day - 2, '%Y-%m-%d') AS date, day - 2 AS date_from, day - 2 AS date_to, 'day' AS precision,
    'relative' AS basis
FROM new_bodies JOIN new_articles USING (n) WHERE draw('day told', p) < 0.3 ORDER BY p;
"""

COUNTED = """
INSERT INTO entities
SELECT entity_id, name, type, country, role, [name], mentions, articles, first_seen, last_seen
FROM drawn_entities JOIN (
    SELECT entity_id, count(*) AS mentions, count(DISTINCT article_id) AS articles, arg_min(published, published_from)
        AS first_seen, arg_max(published, published_from) AS last_seen
    FROM mentions JOIN paragraphs USING (paragraph_id) JOIN articles USING (article_id) GROUP BY entity_id)
USING (entity_id) ORDER BY number;
"""
