from crawlers.hosts import Hosts


class Clock:
    def __init__(self):
        self.now = 100.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def hosts():
    clock = Clock()
    return Hosts(lambda: clock.now, clock.sleep), clock


def test_two_requests_to_one_host_keep_their_distance_and_others_do_not_wait():
    asked, clock = hosts()
    asked.wait_turn("a", 2)
    asked.wait_turn("b", 2)
    assert clock.slept == []
    clock.now += 0.5
    asked.wait_turn("a", 2)
    assert clock.slept == [1.5]


def test_a_rest_that_a_host_asked_for_ends_and_is_never_shortened():
    asked, clock = hosts()
    asked.rest("a", 60)
    asked.rest("a", 5)
    assert (asked.rest_left("a"), asked.rest_left("b")) == (60, 0)
    clock.now += 61
    assert asked.rest_left("a") == 0
