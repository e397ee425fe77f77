"""Sentences as city halls, libraries and papers write them, with the days that they announce.

All are written on Thursday, March 5, 2026, in a town that writes 3/5.
"""

import pytest

from tests.enrich.dates.reading import read, said

TRAPS = {
    # one day
    "Public meeting on Tuesday, March 17 at 6:30 p.m. at City Hall.": "event 2026-03-17 18:30",
    "Saturday, March 7, from 2 to 6 p.m., in the gym": "event 2026-03-07 14:00-18:00",
    "No collection on May 1st.": "event 2026-05-01",
    "Sunday, April 5, 2026 at noon": "event 2026-04-05 12:00",
    "Wed., March 11, 10 a.m.-noon": "event 2026-03-11 10:00-12:00",
    "Sat Mar 7 2026, 7:00pm": "event 2026-03-07 19:00",
    "Thursday 12 March 2026 at 19:30": "event 2026-03-12 19:30",
    "on the 14th of April": "event 2026-04-14",
    "7 p.m. Monday, March 9": "event 2026-03-09 19:00",
    "The board will meet from 6-8 p.m. on December 11.": "event 2026-12-11 18:00-20:00",
    "It opens on 4 April 2026 at 10.15am.": "event 2026-04-04 10:15",
    "on 4 April between 1.30pm and 3.30 p.m.": "event 2026-04-04 13:30-15:30",
    "Noon to 1 p.m. on March 12": "event 2026-03-12 12:00-13:00",
    "11 to 1 p.m. on March 12": "event 2026-03-12 11:00-13:00",
    "Join us Tuesday, March 10 from 5:00 -- 7:00 PM": "event 2026-03-10 17:00-19:00",
    "Oct. 9 from 1:00 to 3:00 p.m.": "event 2026-10-09 13:00-15:00",
    "The March 9 meeting has been moved to March 16 at 7 pm.": "event 2026-03-16 19:00",
    "The game is postponed from March 9 to March 16": "event 2026-03-16",
    "Mar. 14 @ 2pm": "event 2026-03-14 14:00",
    # figures
    "Hearing 4/5/2026": "event 2026-04-05",
    "Hearing 25/4/2026": "event 2026-04-25",
    "Tue 3/10 6pm": "event 2026-03-10 18:00",
    "The agenda of 2026-03-12": "event 2026-03-12",
    # from a day to a day
    "Road work March 10-21.": "range 2026-03-10/2026-03-21",
    "from Monday, Feb. 23 to Friday, March 6, 2026": "range 2026-02-23/2026-03-06",
    "Closed Dec. 28, 2026 - Jan. 4": "range 2026-12-28/2027-01-04",
    "April 3 through May 9": "range 2026-04-03/2026-05-09",
    "between March 9 and March 20": "range 2026-03-09/2026-03-20",
    "the festival on May 7, 2026-May 12, 2026": "range 2026-05-07/2026-05-12",
    "3 to 20 April 2026": "range 2026-04-03/2026-04-20",
    "The one-way street begins April 3.": "range 2026-04-03/",
    "from July 2026 through June 2027": "range 2026-07-01/2027-06-30 vague",
    "Between 9 p.m. Friday, March 13 and 5 a.m. Monday, March 16": (
        "range 2026-03-13/2026-03-16 21:00-05:00"
    ),
    "Road closed 10/15 to 10/20": "range 2026-10-15/2026-10-20",
    # lists
    "Open house Oct. 18 and 19": "range 2026-10-18/2026-10-19",
    "Saturdays March 7 and 14": "event 2026-03-07; event 2026-03-14",
    "March 7, 14 and 21, 2026, at 3 p.m.": (
        "event 2026-03-07 15:00; event 2026-03-14 15:00; event 2026-03-21 15:00"
    ),
    "On April 18 and 19, 2026, at noon": "range 2026-04-18/2026-04-19 12:00",
    "At 6 p.m. on March 18 and 25": "event 2026-03-18 18:00; event 2026-03-25 18:00",
    "Friday, March 6 & Saturday, March 7": "range 2026-03-06/2026-03-07",
    # until, by, before
    "The street is closed through April 12.": "range /2026-04-12",
    "From now until March 20 the bridge is closed": "range /2026-03-20",
    "Submit comments by 5 p.m. on June 15, 2026.": "deadline /2026-06-15 17:00",
    "Comments are accepted until April 12": "deadline /2026-04-12",
    "Deadline: 6/30/2026": "deadline /2026-06-30",
    "The comment period closes April 18.": "deadline /2026-04-18",
    "Applications are due by 11:59 p.m. March 31": "deadline /2026-03-31 23:59",
    "No later than March 20": "deadline /2026-03-20",
    "Sign up by Friday": "deadline /2026-03-06",
    # what recurs
    "Every Tuesday from 9:30 to 11 a.m.": "recurring 2026-03-10/ 09:30-11:00 1",
    "Games on Tuesdays.": "recurring 2026-03-10/ 1",
    "Mondays and Wednesdays, 10-11:30 a.m.": "recurring 2026-03-09/ 10:00-11:30 02",
    "the first Monday of every month from 6:00 -- 7:30 PM": "recurring 2026-04-06/ 18:00-19:30 0",
    "second Saturday of each month, 9 am-1 pm": "recurring 2026-03-14/ 09:00-13:00 5",
    "1st and 3rd Tuesday of the month at 7pm": "recurring 2026-03-17/ 19:00 1",
    "Monday through Friday from 9 to 5 p.m.": "recurring 2026-03-05/ 09:00-17:00 01234",
    "9:00 AM to 5:00 PM, Monday to Friday": "recurring 2026-03-05/ 09:00-17:00 01234",
    # counted from today
    "Tomorrow at 8:30 pm": "event 2026-03-06 20:30",
    "Tonight at 6 p.m.": "event 2026-03-05 18:00",
    "TODAY: book sale": "event 2026-03-05",
    "Next Thursday at 7 p.m.": "event 2026-03-12 19:00",
    "Join us Tuesday night": "event 2026-03-10",
    "A cleanup is planned for this weekend": "range 2026-03-07/2026-03-08",
    # months and weeks: something happens in them
    "March Water Board meeting": "event 2026-03-01/2026-03-31 vague",
    "Classes start in April!": "event 2026-04-01/2026-04-30 vague",
    "Reopening late April": "event 2026-04-21/2026-04-30 vague",
    "closed the week of March 9-13": "range 2026-03-09/2026-03-13",
    "delayed one day during the week of May 25": "range 2026-05-25/2026-05-31 vague",
}

NONE = (
    "You may march on; the sun sat on a bench",
    "The March on Washington; Sgt. May said so",
    "call 617-349-4017, 12/14 Oak St, Route 9, 24/7, on 9/11, ages 12-18, the 1980s",
    "On January 4, 2016 the Council adopted the order.",
    "On February 24 a cyclist died at the crossing.",
    "Council Order No. O-3 of January 14, 2026",
    "the Ordinance of May 3, 2025",
    "Posted March 3, 2026. Updated on March 4, 2026.",
    "Police said the man was struck Tuesday night.",
    "The meeting was held on March 3",
    "Questions are answered by the desk, Monday to Friday.",
    "every other Tuesday at 10 am",
    "until further notice, on the 15th, in March, our January book",
    "This tool was deployed in March 2026; activities happened in the month of February",
    "On January 5 the council voted for the plan.",
)


@pytest.mark.parametrize("words", TRAPS)
def test_what_a_sentence_announces_is_read(words):
    assert said(words, "en") == TRAPS[words]


@pytest.mark.parametrize("words", NONE)
def test_what_announces_no_day_is_left_alone(words):
    assert said(words, "en") == ""
    assert read(words, "en").warnings == ()


def test_a_day_that_no_calendar_has_is_a_warning_and_no_day():
    for words in ("Meeting on February 30", "Hearing 4/31/2026", "April 28-31"):
        found = read(words, "en")
        assert (found.dates, found.warnings) == ((), ("impossible_date",))


def test_a_wrong_weekday_keeps_the_day_and_warns():
    found = read("Meeting on Wednesday, March 10, 2026", "en")
    assert str(found.dates[0].first) == "2026-03-10"
    assert found.warnings == ("weekday_differs",)


def test_figures_are_read_as_the_town_writes_them():
    def days(words: str, month_first: bool | None) -> list[str]:
        return [str(d.first) for d in read(words, "en", month_first=month_first).dates]

    assert days("Hearing 4/5/2026", month_first=True) == ["2026-04-05"]
    assert days("Hearing 4/5/2026", month_first=False) == ["2026-05-04"]
    assert days("Hearing 4/5/2026", month_first=None) == []
    assert days("Hearing 4/25/2026", month_first=None) == ["2026-04-25"]
