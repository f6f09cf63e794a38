"""Cases beyond the checks' own examples: above all, when a typed check must keep silent."""

from __future__ import annotations

import pytest

from factcheck import checks, plugins
from factcheck.model import Stance
from tests.fakes import read_pair

SILENT = [
    ("date", "The annual fair is on 4 May 2023.", "The annual fair is on 3 May 2024."),
    ("date", "The annual fair is on 4 May 2023.", "The annual meeting is on 3 May 2023."),
    ("name", "Judge Thomas Bright opened the trial.", "The former judge Theresa Bright spoke."),
    ("name", "Judge James Bright opened the trial.", "Judge Jim Bright adjourned it."),
    ("name", "Judge Thomas Bright opened the trial.", "Judge Tom Bright adjourned it."),
    ("name", "Judge Anna Bright opened the trial.", "Judge Anne Bright adjourned it."),
    ("name", "Judge Anna Bright opened the trial.", "Judge Alma Bright and Judge Anna Bright adjourned it."),
    ("negation", "Badges are not issued.", "Badges are issued on request."),
    ("negation", "Uploads are not encrypted.", "Paid uploads are encrypted using AES-256."),
    ("negation", "Norvik shares are not traded in Stockholm.", "Norvik shares are traded in Frankfurt."),
    ("negation", "The lamp is not lit.", "The lamp is lit until dawn."),
    ("role", "The flag overrides the setting on Linux.", "The setting overrides the flag."),
    ("role", "The setting is overridden by the flag.", "The flag takes precedence over the setting."),
    ("requirement", "Version 4 does not support Python 3.8.", "Version 3 requires Python 3.8."),
    ("requirement", "The client no longer supports Python 3.7.", "You need at least Python 3.8."),
    ("quantifier", "Only members may use the gym.", "All members may use the gym."),
    ("quantifier", "Only adults may use the gym.", "Leave is available to all employees."),
    ("date", "The club has won three cups since 2017.", "The club has won three cups since 2010."),
    ("date", "Berg has been head of Norvik since 2017.", "Berg has been owner of Norvik since 2010."),
    # What a study follows and what befell some, figures for two cases, those who are compared with, a unit's words.
    (
        "number",
        "We followed 18,420 nurses for ten years.",
        "Diabetes was found in 1,126 nurses, who developed it late.",
    ),
    (
        "number",
        "With one worker, the server sent 220 letters.",
        "With four workers, the server sent 800 letters.",
    ),
    ("number", "The ship reached 17 knots.", "The ship reached 15 knots under natural draught."),
    ("number", "Danny Cole scored 19 goals.", "Ellie Grant scored 24 goals, five more than Danny Cole."),
    (
        "number",
        "The number of the injured rose to 14, after three people saw a doctor.",
        "Fourteen people were injured.",
    ),
    ("number", "In English it was 81 per cent.", "71 per cent of the pupils passed in English and history."),
    ("number", "Prices rose by 3 percent in the north.", "The north has 54 percent of the prices."),
    ("number", "The ferry costs 410 million kroner.", "A ticket for the ferry costs 240 kroner."),
    ("number", "Nobody may take more than 75 credits a year.", "A year has 60 credits."),
    (
        "antonym",
        "In the hot tier an object is read at once.",
        "An object in the cold tier is kept for a month.",
    ),
    ("negation", "No further plant will be closed.", "The old plant at Goole was closed."),
    ("negation", "You can go back from 3.2 to 3.1.", "You can't go back from 3 to 2."),
    ("negation", "Prices for consumers include VAT.", "Prices for businesses do not include VAT."),
    (
        "date",
        "The pool will be closed from 9 June 2025.",
        "She moved that the pool be closed from 7 April 2025.",
    ),
    ("date", "Support for Tarn 2 ended on 31 December 2025.", "Support for Tarn ends on 30 June 2026."),
    ("number", "More than 40 houses burned.", "More than 50 houses burned."),
    ("name", "The client is written in Rust.", "The client is written in Go."),
    ("name", "The largest town in the county is Lom.", "The largest town in the valley is Voss."),
    ("name", "The river Ula flows into Lake Mora.", "The river Ula flows into the lake at Mora."),
    # Shares of two groups, a part and the whole, a condition that one side alone has, what something is good for.
    (
        "number",
        "While Hispanics make up 17% of the population, they account for 25% of frequent moviegoers.",
        "Likewise, women make up 52% of moviegoers.",
    ),
    ("number", "25 % of the moviegoers were Hispanics.", "52 % of the moviegoers were women."),
    ("number", "The church is 30 m high.", "The tower of the church is 50 m high."),
    ("number", "The church stands 30 metres high.", "The church tower stands 50 metres high."),
    ("number", "The church is 30 metres high.", "The church has a tower that is 50 metres high."),
    (
        "number",
        "The ship had a top speed of 16 knots.",
        "With natural draught, the ship had a top speed of 15 knots.",
    ),
    (
        "degree",
        "The number of new infections in the county has grown.",
        "Needle exchanges have been shown to reduce new infections.",
    ),
    ("number", "Two inches of rain fell in Leeds.", "More than two inches of rain fell in Leeds."),
    # Other plan, other town, other version: two subjects.
    ("number", "The Starter plan allows 5 users.", "The Business plan allows 50 users."),
    ("number", "Oslo counted 700,000 inhabitants.", "Bergen counted 290,000 inhabitants."),
    ("number", "The mill employs 160 people.", "The fire at the mill injured three people."),
    # The first word may be a name where the other side has one in its place.
    ("number", "Morvik hospital has 120 beds.", "In 2019 Halvik hospital had 310 beds."),
    # All of them, and some.
    ("number", "The party won 12 of 45 seats.", "The Greens won 7 seats and the party won 12 seats."),
    ("number", "In the county the party won 21 seats.", "The party won 18 of 45 seats."),
    # One figure of a list agrees.
    (
        "number",
        "Starter queries stop after 30 seconds and Team queries after 60 seconds.",
        "Team queries stop after 60 seconds.",
    ),
    # Stated precision, approximation, bounds.
    ("number", "The dam is 1.2 km long.", "The dam is 1,210 m long."),
    ("number", "About 300 people marched through the town.", "Some 320 people marched through the town."),
    ("number", "More than 40 houses burned in the village.", "In the village 55 houses burned."),
    # Ages and durations belong to moments, not to a thing.
    ("number", "He learned to ski at the age of four.", "He won the race at the age of 15."),
    # Numbers that only name a thing.
    ("number", "Section 3 describes the harbour.", "Section 5 describes the harbour."),
    # One numbered thing, and the thing as such.
    ("number", "Windows needs 4 GB of memory.", "Windows 11 needs 8 GB of memory."),
    ("number", "The agent 4.3 needs 512 MB of memory.", "The agent needs 256 MB of memory."),
    ("negation", "The envoy did not travel to the island.", "The envoy never travelled to the island."),
    (
        "negation",
        "The front may collapse unless the shells arrive.",
        "The front may collapse if the shells do not arrive.",
    ),
    ("negation", "Old clients are not accepted.", "Old clients are refused."),
    ("degree", "The price of bread is low.", "The price of bread rose."),
    ("degree", "The latency of reads is low.", "The throughput of reads is high."),
    ("degree", "Oslo has high rents.", "Bergen has low rents."),
    ("degree", "Surrogacy is banned in the country.", "Surrogacy should be legalised in the country."),
    ("antonym", "The gate is open.", "The museum was closed for repairs during the winter."),
    ("antonym", "Logging is not enabled on the agent.", "Logging is disabled on the agent."),
    ("date", "The firm sold 40 boats in 2021.", "The firm sold 40 boats in 2022."),
    ("date", "The bridge was opened in 1932 and closed in 1990.", "The bridge was opened in 1932."),
    ("date", "The game was released in 1994.", "The re-release of the game was released in 2002."),
    ("date", "Rage was founded in 1991.", "Greta was joined in 1990 and Rage founded in August 1991."),
    # Bounds, bases, occasions, times of day.
    ("number", "The firm employs 1,200 people.", "The firm employs over 1,000 people."),
    ("number", "Net profit was 3 million euros.", "Gross profit was 5 million euros."),
    ("number", "He ended the season with 24 goals.", "He ended the campaign with 32 goals in the cup."),
    # Another frequency of less, another season, a rate, an obligation that is met.
    ("number", "The board meets monthly.", "The board meets once a year with the auditors."),
    ("number", "The pool is cleaned daily in summer.", "The pool is cleaned weekly in winter."),
    ("number", "Lifts are inspected annually.", "Lifts must be inspected every three years."),
    ("number", "Passwords must be changed at least yearly.", "Passwords must be changed every 90 days."),
    ("number", "Backups: daily", "Backups of the archive run once a week."),
    ("number", "Keys are rotated weekly.", "The signing keys are rotated yearly."),
    ("number", "The market took place weekly.", "The market takes place every other week."),
    ("number", "The board meets monthly.", "The audit board of the bank meets quarterly."),
    ("number", "We publish a report each year.", "We publish a report each quarter on exports."),
    ("number", "He trained twice a day.", "She trained once a day."),
    ("number", "The team trains every Monday.", "The team trains every Friday."),
    ("number", "The 9 a.m. bus leaves from gate 3.", "The 10 a.m. bus leaves from gate 3."),
    (
        "number",
        "Police were called to the house at 9:15 p.m.",
        "Police were called to the house at 9:45 p.m. by a neighbour.",
    ),
    # Another day, another end of a range, another zone, roughly.
    ("number", "The museum opens at 9 a.m. on weekdays.", "The museum opens at 10 a.m. on Sundays."),
    ("number", "The train leaves Holm at 6:15.", "The train arrives in Holm at 6:45."),
    ("number", "The north gate opens at 9 a.m.", "The north gate closes at 5 p.m."),
    ("number", "The first window begins at 10:00 UTC.", "The first window begins at 11:00 CET."),
    ("number", "The fire broke out around midnight.", "The fire broke out at 1 a.m."),
    ("degree", "The shop opens at nine.", "The shop closes at six."),
    # Free for some, at some time, of something else, or once.
    ("number", "Admission is free for children.", "Admission costs 5 euros for adults."),
    ("number", "Admission is free on Sundays.", "Admission costs 5 euros."),
    ("number", "Admission is free.", "Admission cost 5 euros."),
    ("number", "Admission is free.", "Admission will cost 5 euros."),
    ("number", "Admission is not free.", "Admission costs 5 euros."),
    ("number", "Returns are free.", "Returns within Norway cost 3 euros."),
    ("number", "The first hour of parking is free.", "Each further hour of parking costs 2 euros."),
    ("number", "The water is free of lead.", "The water costs 2 euros."),
    ("number", "Parking is free.", "Parking costs 3 euros if you arrive by car."),
    ("number", "Oslo offers the course for free.", "Bergen offers the course for 300 euros."),
    # What is denied sets the other bound.
    ("number", "No bag may weigh more than 20 kilograms.", "The bag weighed 18 kilograms."),
    ("number", "No bus may carry more than 40 people.", "The bus carries 40 people."),
    ("number", "The room seats no more than 40 people.", "The room seats 40 people."),
    ("number", "No child may carry more than 2.5 kilograms.", "An adult may carry up to 5 kilograms."),
    ("number", "The maximum speed of the train is 100 km/h.", "The speed of the train is 90 km/h."),
    ("number", "Files must not exceed 10 MB.", "Videos may be up to 25 MB."),
    ("number", "Over 300 people came to the fair.", "More than 400 people came to the fair."),
    ("number", "Emissions rose over the past 60 years.", "Emissions rose for five years."),
    ("number", "One in 5 students is foreign.", "There are 145 students who are foreign."),
    (
        "number",
        "Governor Pavlo Kyrylenko of Donetsk said that around 5,000 residents remained in Bakhmut.",
        "Kyrylenko said that more than 1.1 million of the residents of Donetsk had left.",
    ),
    # A thing that is not there: another owner, another verb, another time, a condition.
    ("negation", "The building had no sprinklers.", "The building was built by a maker of sprinklers."),
    ("negation", "The building had no sprinklers.", "The building had sprinklers in 2020."),
    ("negation", "The building had no sprinklers in the cellar.", "The building had sprinklers in the hall."),
    ("negation", "The school has no library.", "The old school has a library."),
    ("negation", "The village has no doctor.", "The village had a doctor."),
    ("negation", "The app collects no personal data.", "The app collects personal data only with consent."),
    ("negation", "There is no school in the village.", "There is a school in the next village."),
    ("negation", "The firm reported no losses.", "The firm reported heavy losses in its first year."),
    ("negation", "No children were hurt.", "Children were rescued."),
    ("negation", "Windows is not supported.", "It runs on Linux."),
    ("negation", "Windows is not supported.", "The agent runs on Windows."),
    # One word in common: nothing else may be said.
    ("antonym", "The bridge is open.", "The old bridge is closed."),
    ("antonym", "The bridge is open.", "The bridge is closed on Mondays."),
    ("antonym", "The bridge is open.", "The bridge was closed."),
    ("antonym", "The light is on at night and off by day.", "The light is off by day."),
    ("antonym", "The office is on Main Street.", "The office is off."),
    ("degree", "The bridge is open.", "The bridge was closed."),
    # One topic and two subjects.
    (
        "antonym",
        "New infections with HIV fell last year.",
        "The number of people living with HIV rose last year.",
    ),
    ("antonym", "Exports of steel rose in the spring.", "Exports of copper fell in the spring."),
    ("degree", "Youth unemployment rose in Spain.", "Unemployment among women fell in Spain."),
    ("antonym", "He spoke to 3 people who survived the fire.", "Twelve people died in the fire."),
    ("number", "The city has 12 public libraries.", "The region has 30 public libraries."),
    (
        "number",
        "About 1.3 million people were newly infected with HIV in 2022.",
        "About 39 million people were living with HIV in 2022.",
    ),
    ("number", "Events are spread over three zones.", "Events are kept in three zones."),
    # One of them is narrower.
    ("number", "Backups are kept for two weeks.", "Backups of the archive are kept for one week."),
    ("number", "Backups are kept for two weeks.", "Deleted backups are kept for 7 days."),
    ("antonym", "Note: the alarm is off at night.", "The alarm of the depot is on at night."),
    # A part of those who are counted, or others.
    ("number", "Twelve people died in the fire.", "Two people who died in the fire were guards."),
    ("number", "Twelve people died in the fire.", "He treated 3 people who died in the fire."),
    (
        "number",
        "Twelve people died in the fire.",
        "The plaque names three of the people who died in the fire.",
    ),
    ("number", "Twelve people died in the fire.", "Fourteen people were injured in the fire."),
    ("number", "The fire killed 14 people.", "The fire injured 12 people."),
    (
        "number",
        "The museum had 276,000 visitors in 2022.",
        "About 12,000 visitors of the museum came from abroad in 2022.",
    ),
    ("number", "Some 300 runners gave up in the heat.", "The helpers treated three runners in the heat."),
    ("number", "Bergen hired 120 nurses.", "Bergen needs 1,500 nurses."),
    ("number", "Bergen lost 3,000 inhabitants in the war.", "Bergen has 276,000 inhabitants."),
    ("number", "Bergen has 276,000 inhabitants.", "Bergen has 12,000 inhabitants aged over 80."),
    (
        "number",
        "40,000 people saw the exhibition.",
        "Some 12,000 people saw the exhibition in its first week.",
    ),
    # How often, how long, how soon; another thing.
    ("number", "Keys are rotated every 90 days.", "Keys are rotated within 3 days."),
    ("number", "Rotated keys are kept for 30 days.", "Rotated keys are kept after 3 days."),
    ("number", "Keys are rotated every 90 days.", "Test keys are rotated every 30 days."),
    ("number", "Check the filter every 6 months.", "Replace the filter every 12 months."),
    # Lists, other occasions, aliases, a town and its country.
    ("name", "WHO published the guideline.", "The World Health Organization published the guideline."),
    ("name", "Mr. Berg founded the firm.", "Anna Berg founded the firm."),
    ("name", "The book was edited by Anna Berg.", "The book was co-edited by Tom Hale."),
    ("name", "The former director is Ida Holm.", "The director is Paul Marsh."),
    ("name", "The firm is based in Leeds.", "The firm is based in England."),
    ("name", "The final was won by Spain in 2010.", "The final was won by Italy in 2006."),
    ("name", "John Parr is an English singer.", "John Parr is a British singer."),
    # Two visits, two ministers at two times, two towns on two days.
    ("name", "Defence Minister Anna Berg visited the plant.", "Defence Minister Tom Hale visited the plant."),
    ("name", "Anna Berg became prime minister in 2009.", "Tom Hale became president in 2009."),
    ("name", "The ministers met in Oslo on 5 May 2020.", "The ministers met in Rome on 7 June 2021."),
    (
        "name",
        "The territory seceded from Norway.",
        "The town seceded from Sweden after a vote on the bridge.",
    ),
    ("date", "The club won a prize in 2004.", "The club won a prize in 2008."),
    ("date", "The colony was granted a bank in 1904.", "The colony was granted a school in 1908."),
    ("date", "He was re-elected president in 2004.", "He was re-elected president in 2008."),
    (
        "quotation",
        "“We met on a trip to the lake, and quickly learned that we shared a belief,” said Tom Hale.",
        "“We quickly learned that we shared a belief,” said Tom Hale.",
    ),
    (
        "modality",
        "The fair opens on 3 May 2020 in the park.",
        "The fair must not open on 3 May 2020 in the park.",
    ),
    ("number", "The ship has a speed of 20 knots.", "The ship has a speed of 37 km/h."),
    ("number", "The cache uses 2 GB of memory.", "The cache uses 2,048 MB of memory."),
    ("number", "The car hit 13 vehicles on the road.", "The car hit 12 other vehicles on the road."),
    ("antonym", "The family has a new house on the island.", "A 3-year-old girl has a house on the island."),
    ("degree", "Norway is larger than Denmark.", "Denmark is smaller than Norway."),
    ("number", "The army said losses were 12 tanks.", "The navy said losses were 14 tanks."),
    ("antonym", "The lock is enabled by default.", "The lock can be disabled by default."),
    ("modality", "The storm may reach the coast by noon.", "The storm must not reach the coast."),
    ("role", "Acme sued Globex over the patent.", "Globex was sued by Acme over the patent."),
    ("role", "Anna Berg married Tom Hale.", "Tom Hale married Anna Berg."),
    ("role", "Spain defeated Portugal in 1580.", "Portugal defeated Spain at sea in a later battle."),
    ("quantifier", "All samples from the river held lead.", "No samples from the lake held lead."),
    ("quantifier", "All the doors were not locked.", "All the doors were locked."),
    ("quantifier", "Nearly every shop was open.", "Not every shop was open."),
    ("modality", "The rain may have stopped.", "The rain cannot have stopped before noon in the hills."),
    ("modality", "The form must be signed by both parents.", "The form should be signed by both parents."),
    ("modality", "Guests must pay in cash on arrival.", "Guests cannot pay by card on arrival."),
    (
        "quotation",
        "“The colour of the new flag is an honour for us all,” said Tom Hale.",
        "“The color of the new flag is an honor for us all,” said Tom Hale.",
    ),
    (
        "quotation",
        "“We will close the plant … in June,” said Tom Hale.",
        "“We will close the plant and two offices in June,” said Tom Hale.",
    ),
    (
        "quotation",
        "“The war has cost us 40 lives and three years of work,” said Tom Hale.",
        "“The war has cost us 40 lives and three years of work,” the minister said.",
    ),
    # Each speaks of itself; each is named with what it speaks of.
    ("number", "The army said it had lost 12 tanks.", "The navy said it had lost 14 tanks."),
    ("number", "The north plant said it employs 120 people.", "The south plant said it employs 140 people."),
    ("number", "Anna Berg said her firm has 12 staff.", "Tom Hale said his firm has 14 staff."),
    (
        "number",
        "It lost 12 tanks in the raid, the army said.",
        "It lost 14 tanks in the raid, the marines said.",
    ),
    ("number", "Acme said revenue rose 12 percent.", "Globex said revenue rose 14 percent."),
    ("number", "Anna Berg said 12 people died in Alder.", "Tom Hale said 14 people died in Brook."),
    ("number", "The ministry said 12 people died on 3 May.", "The mayor said 14 people were hurt on 3 May."),
    (
        "attribution",
        "Twelve people died in the blast, Anna Berg said.",
        "14 people died in the blast, Tom Hale said.",
    ),
    (
        "attribution",
        "Anna Berg said the bridge would reopen in May after the repairs.",
        "The ministry said the bridge would reopen in May after the repairs.",
    ),
]
AGREEING = [
    ("Backups: daily", "Backups run every day.", True),
    ("Returns are free of charge.", "Returns cost nothing.", True),
    ("Admission is free.", "There is no admission fee.", True),
    ("Files must not exceed 10 MB.", "Files may be up to 10 MB.", True),
    ("No more than 40 people may attend.", "At most 40 people may attend.", True),
    ("The alarm went off at 9:25.", "The alarm went off at 9:25 pm.", False),
    ("The gates close at nine.", "The gates close at 21:00.", False),
    ("The museum opens at 9.30 a.m.", "The museum opens at 09:30.", True),
    ("The deadline is noon on Friday.", "The deadline is 12 p.m. on Friday.", True),
    ("Keys are rotated every 90 days.", "Keys are rotated every three months.", True),
    ("Invoices are sent quarterly.", "Invoices are sent four times a year.", True),
    ("The market takes place every Saturday.", "The market takes place weekly.", False),
]
FOUND = [
    (
        "date",
        "The annual meeting will take place on 16 May 2024.",
        "The annual meeting on 23 May 2024 elects the board.",
    ),
    ("name", "Judge Thomas Bright opened the trial.", "On Monday Judge Theresa Bright adjourned it."),
    ("negation", "The bridge was badly damaged by bombs.", "The bridge was not damaged."),
    ("negation", "The report is published by the council.", "The report isn't published."),
    ("role", "The setting is overridden by the flag.", "The setting takes precedence over the flag."),
    (
        "role",
        "The east tower is taller than the west tower.",
        "The west tower is taller than the east tower.",
    ),
    ("requirement", "Support for Python 3.8 has been dropped.", "You need at least Python 3.8."),
    ("quantifier", "Only adult members may use the gym.", "All members may use the gym."),
    ("quantifier", "Everyone may use the gym.", "Only members may use the gym."),
    ("date", "The museum has been closed since May 2020.", "The museum has been closed since March 2020."),
    (
        "date",
        "Hale was sworn in as governor on 2 January 2023.",
        "Hale was sworn in as governor on 3 January 2023.",
    ),
    ("name", "The annual meeting takes place in Hamburg.", "The annual meeting takes place in Bremen."),
    ("antonym", "The proposal was rejected by the council.", "The council adopted the proposal."),
    ("number", "Backups: daily", "Backups run once a week."),
    ("number", "Admission is free of charge.", "Admission costs 5 euros."),
    (
        "number",
        "There is no charge for the first hour of parking.",
        "The first hour of parking costs 2 euros.",
    ),
    ("number", "Members can use the pool at no extra cost.", "Members pay 2 euros to use the pool."),
    ("number", "Cancellation costs nothing.", "A cancellation fee of 20 euros is charged."),
    ("number", "Admission: free", "Admission costs 5 euros."),
    ("number", "No bag may weigh more than 20 kilograms.", "A bag may weigh up to 23 kilograms."),
    (
        "number",
        "You may not borrow more than six books at a time.",
        "You may borrow up to ten books at a time.",
    ),
    ("number", "Files must not exceed 10 MB.", "Files may be up to 25 MB."),
    ("number", "The maximum file size is 10 MB.", "Files must not be larger than 50 MB."),
    ("number", "The class never has fewer than 12 pupils.", "The class has 8 pupils."),
    ("number", "Shops may not sell wine to people under 18.", "Shops may not sell wine to people under 21."),
    ("number", "The newsletter appears weekly.", "The newsletter appears every other week."),
    ("number", "The council meets twice a month.", "The council meets once a month."),
    ("number", "Backups run daily.", "Backups are made once a week."),
    ("number", "Lifts are inspected annually.", "Lifts must be inspected every three months."),
    (
        "number",
        "The council meets on the first Monday of each month.",
        "The council meets on the third Monday of each month.",
    ),
    ("number", "The shop closes at a quarter to five.", "The shop closes at 5 p.m."),
    (
        "number",
        "The shop is open from 9 to 5 on weekdays.",
        "The shop is open from 9 a.m. to 6 p.m. on weekdays.",
    ),
    ("number", "Breakfast is served until 10 a.m.", "Breakfast is served until 10:30 a.m."),
    ("number", "The gates close at 9 p.m.", "The gates close at 9 a.m."),
    ("number", "Children under 16 may not use the hall.", "Children under 14 may not use the hall."),
    ("number", "We followed 18,420 nurses for ten years.", "We followed 18,240 nurses for ten years."),
    (
        "number",
        "With four workers, the server sent 800 letters.",
        "With four workers, the server sent 600 letters.",
    ),
    (
        "number",
        "The ship reached 17 knots under natural draught.",
        "The ship reached 15 knots under natural draught.",
    ),
    ("number", "Turnout in the town was 61 per cent.", "Turnout in the town was 64 per cent."),
    ("negation", "Prices for consumers include VAT.", "Prices for consumers do not include VAT."),
    ("antonym", "The hot tier is read at once.", "The cold tier is read at once."),
    ("negation", "No plant in Goole will be closed.", "A plant in Goole will be closed."),
    ("number", "The helpers treated 30 runners in the heat.", "In the heat three runners were treated."),
    ("date", "Support for Tarn 2 ended on 31 December 2025.", "Support for Tarn 2 ends on 30 June 2026."),
    (
        "degree",
        "Heating costs in Leeds rose by 18 per cent last winter.",
        "Heating had become cheaper last winter.",
    ),
    ("degree", "The profit of the firm, however, shrank in 2024.", "The profit of the firm rose in 2024."),
    ("number", "Orders above 50 euros are shipped free.", "Orders above 80 euros are shipped free."),
    (
        "name",
        "The first client of the service is written in Rust.",
        "The first client of the service is written in Go.",
    ),
    ("name", "The song is performed by Ida Holm in Bergen.", "The song is performed by Anna Berg in Bergen."),
    ("name", "The largest town in the county is Lom.", "The largest town in the county is Voss."),
    ("name", "The river Ula flows into Lake Mora.", "The river Ula flows into Lake Sund."),
    (
        "name",
        "Minister of Finance Anna Berg signed the law on 3 May 2020.",
        "Minister of Finance Tom Hale signed the law on 3 May 2020.",
    ),
    ("number", "25 % of the members were women.", "Women made up 52 % of the members."),
    ("number", "The height of the church is 30 m.", "The church is 50 m high."),
    ("number", "With Anna Berg as captain, the ship carried 16 guns.", "The ship carried 15 guns."),
    (
        "number",
        "The church has a tower that is 50 metres high.",
        "The tower of the church is 30 metres high.",
    ),
    ("degree", "Bread prices are expected to rise.", "Bread prices are expected to fall."),
    ("number", "The ministry said 12 people died.", "The mayor said 14 people died."),
    ("number", "Minister Anna Berg said 12 people died.", "Mayor Tom Hale said that 14 people died."),
    (
        "number",
        "Twelve people died in the blast, Anna Berg said.",
        "14 people died in the blast, Tom Hale said.",
    ),
    (
        "number",
        "The firm said it had lost 5 million users.",
        "Analysts said the firm had lost 9 million users.",
    ),
    ("number", "The bridge is 300 metres long.", "The bridge is 450 metres long."),
    ("number", "The rate rose by 3.5 percent in the town.", "The rate rose by 5.3 percent in the town."),
    ("negation", "The agent can write to the archive.", "The agent cannot write to the archive."),
    ("negation", "The tower no longer leans towards the square.", "The tower leans towards the square."),
    ("negation", "No injuries were reported.", "Injuries were reported."),
    ("negation", "The hotel has no lift.", "The hotel has two lifts."),
    ("antonym", "The bridge is open.", "The bridge is closed."),
    ("antonym", "Registration is required.", "Registration is optional."),
    ("number", "The victims are named: 14 people who died in the fire.", "Twelve people died in the fire."),
    (
        "number",
        "A service for the 14 people who died in the fire was held.",
        "Twelve people died in the fire.",
    ),
    ("number", "The company employs 1,200 people in Oslo.", "The firm employs 1,500 people in Oslo."),
    ("number", "The default timeout is 30 seconds.", "The timeout is 60 seconds."),
    ("number", "The Marrow bridge is 300 metres long.", "The bridge is 450 metres long."),
    ("number", "There are 200 active cases in Morocco.", "The active cases in Morocco reached 638."),
    ("number", "Keys are rotated every 90 days.", "Rotate keys every 30 days."),
    ("number", "Replace the filter every 6 months.", "The filter must be replaced every 12 months."),
    ("degree", "Demand for wool is high in the north.", "Demand for wool is low in the north."),
    ("antonym", "The clause is mandatory for all lenders.", "The clause is optional for all lenders."),
    ("date", "The poet was born on 3 May 1901 in Lund.", "The poet was born on 3 May 1907 in Lund."),
    ("date", "Ida Holm (3 May 1901 – 2 June 1977) was a poet.", "Ida Holm died in 1978."),
    ("date", "The law was passed in 2012 and took effect in 2014.", "The law was passed in 2013."),
    ("number", "The firm employs 1,200 people.", "The firm employs over 1,500 people."),
    ("number", "Chile's striker has scored 41 goals.", "Chile's striker has scored more than 41 goals."),
    ("number", "Passwords must have at least 8 letters.", "Passwords must have at least 12 letters."),
    ("name", "The plant was opened by minister Tom Hale.", "Minister Anna Berg opened the plant."),
    ("name", "The firm was founded in 1990 by Tom Hale.", "Anna Berg founded the firm in 1990."),
    ("name", "Canberra is the capital of Australia.", "The capital of Australia is Sydney."),
    ("name", "The film was directed by Danny Boyle.", "The film's director was Ang Lee."),
    ("name", "Paramore is an Australian rock band.", "Paramore is an American rock band."),
    ("name", "Microsoft acquired GitHub in 2018.", "Google acquired GitHub in 2018."),
    (
        "name",
        "Defence Minister Anna Berg visited the plant on 5 May 2020.",
        "Defence Minister Tom Hale visited the plant on 5 May 2020.",
    ),
    (
        "name",
        "President Anna Berg took office in April 2020.",
        "As stated elsewhere, President Tom Hale took office in April 2020.",
    ),
    ("name", "Anna Berg became prime minister in 2009.", "In short, Tom Hale became prime minister in 2009."),
    ("name", "The ministers met in Oslo on 5 May 2020.", "The ministers met in Rome on 5 May 2020."),
    ("name", "The island seceded from Norway in 1905.", "The island seceded from Sweden in 1905."),
    ("name", "Spain ceded the island to Norway in 1905.", "Spain ceded the island to Sweden in 1905."),
    ("name", "Spain formally colonized the islands.", "Norway formally colonized the islands."),
    ("date", "The colony became a republic in 1904.", "In short, the colony became a republic in 1914."),
    (
        "date",
        "The line opened in 1904, was closed in 1960 and became a path in 1990.",
        "The line opened in 1904, was closed in 1960 and became a path in 1985.",
    ),
    ("role", "Spain defeated Portugal in 1580.", "Spain was defeated by Portugal in 1580."),
    ("quantifier", "Some birds migrate in winter.", "No birds migrate in winter."),
    ("quantifier", "All of the samples contained lead.", "Some of the samples did not contain lead."),
    ("modality", "Guests must cancel a week ahead.", "Guests may cancel a week ahead."),
    ("modality", "Tenants may park in the yard.", "Tenants must not park in the yard."),
    ("number", "The road is 1,342 km (834 miles) long.", "The road is 1,333 km (828 miles) long."),
    (
        "number",
        "The firm Acme earned 5 million euros in northern Peru.",
        "Several shops in northern Peru sold for the firm, with earnings totalling 9 million euros.",
    ),
    ("name", "The island was found by the sailor Jan Smit.", "The island was found by the sailor Piet Vos."),
    ("role", "Acme sued Globex over the patent.", "Globex sued Acme over the patent."),
    ("antonym", "The gate is locked at night.", "The gate is unlocked at night."),
    ("name", "Tallinn is the capital of Estonia.", "The capital of Estonia is Tartu."),
    ("modality", "Smoking is permitted on the terrace.", "Smoking is forbidden on the terrace."),
    (
        "quotation",
        "“We will close the plant, unless the sales recover,” said Tom Hale.",
        "“We will close the plant,” said Tom Hale.",
    ),
    (
        "quotation",
        "“We are not going to leave the city,” Anna Berg said.",
        "Anna Berg said: “We are not going to leave the town.”",
    ),
    (
        "attribution",
        "The bridge will reopen in May after the repairs, Anna Berg said.",
        "According to Tom Hale, the bridge will reopen in May after the repairs.",
    ),
]


@pytest.mark.parametrize(("check", "premise", "hypothesis"), SILENT)
def test_keeps_silent(check: str, premise: str, hypothesis: str) -> None:
    assert plugins.load(checks, check)().judge(read_pair(premise, hypothesis)) is None


@pytest.mark.parametrize(("check", "premise", "hypothesis"), FOUND)
def test_speaks_and_marks_both_sides(check: str, premise: str, hypothesis: str) -> None:
    finding = plugins.load(checks, check)().judge(read_pair(premise, hypothesis))
    assert finding is not None
    assert finding.claim_spans
    assert finding.evidence_spans
    for span, text in ((finding.claim_spans[0], hypothesis), (finding.evidence_spans[0], premise)):
        marked = " ".join(text[span.start : span.end].split())
        assert marked.replace("“", "").replace("”", "") in finding.message.replace("“", "").replace("”", "")
    assert "they would agree" in finding.message


@pytest.mark.parametrize(("premise", "hypothesis", "sure"), AGREEING)
def test_one_value_in_other_words_agrees(premise: str, hypothesis: str, sure: bool) -> None:
    finding = plugins.load(checks, "number")().judge(read_pair(premise, hypothesis))
    assert finding is not None
    assert finding.stance is Stance.SUPPORTS
    assert (finding.confidence > 0.7) == sure


def test_a_participle_is_not_what_a_figure_is_of() -> None:
    check = plugins.load_all(checks)["number"]()
    found = check.judge(
        read_pair(
            "In Holm the highest level ever measured was 6.9 metres.",
            "In Holm the highest level ever measured was 7.1 metres.",
        )
    )
    assert found is not None
    assert found.message.startswith("The numbers disagree: “7.1 metres” here, “6.9 metres” there")
