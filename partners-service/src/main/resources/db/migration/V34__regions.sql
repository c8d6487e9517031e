-- The regions of the world that countries are counted in: the continents of the United Nations' M49, the Americas in two. Kosovo (XK,
-- a code for use until ISO assigns one) and Taiwan are not in M49; they stand with their neighbours.

CREATE TABLE world_region (
    code    text PRIMARY KEY,
    name_en text NOT NULL,
    name_fr text NOT NULL
);
CREATE TABLE country_region (
    country text PRIMARY KEY,
    region  text NOT NULL REFERENCES world_region
);

INSERT INTO world_region (code, name_en, name_fr) VALUES
    ('002', 'Africa', 'Afrique'),
    ('009', 'Oceania', 'Océanie'),
    ('010', 'Antarctica', 'Antarctique'),
    ('021', 'Northern America', 'Amérique septentrionale'),
    ('142', 'Asia', 'Asie'),
    ('150', 'Europe', 'Europe'),
    ('419', 'Latin America and the Caribbean', 'Amérique latine et Caraïbes');

INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR'
    || ' MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW', ' ')), '002';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS', ' ')), '009';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AQ', ' ')), '010';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('BM CA GL PM US', ' ')), '021';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY'
    || ' NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE', ' ')), '142';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC'
    || ' MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK', ' ')), '150';
INSERT INTO country_region (country, region)
SELECT unnest(string_to_array('AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC'
    || ' MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI', ' ')), '419';

-- What maps and statistics look for.
CREATE INDEX organisation_place ON organisation (longitude, latitude) WHERE longitude IS NOT NULL AND latitude IS NOT NULL;
CREATE INDEX agreement_condition_receiving ON agreement_condition (receiving_id, first_academic_year, last_academic_year);
CREATE INDEX agreement_signed ON agreement (signed_on, state);
