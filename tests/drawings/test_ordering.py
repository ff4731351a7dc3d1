from collabctl.drawings.svg.lanes import roads
from collabctl.drawings.svg.ordering import order
from collabctl.drawings.svg.trunks import trunks
from tests.drawings.pictures import drawing, edge


def test_many_lines_from_one_box_or_to_one_share_a_trunk():
    found = trunks(drawing(range(6), [(0, 1), (0, 2), (0, 3), (4, 3), (5, 3)]))
    assert [(trunk.hub, set(trunk.ends), trunk.from_hub) for trunk in found] == [
        (0, {1, 2, 3}, True),
        (3, {4, 5}, False),
    ]


def test_lines_that_mean_different_things_do_not():
    found = trunks(drawing(range(3), [edge(0, 1, "raises"), edge(0, 2, "lowers")]))
    assert len(found) == 2


def test_lines_without_a_direction_stay_apart():
    found = trunks(drawing(range(3), [edge(0, 1, "joins"), edge(0, 2, "joins")]))
    assert len(found) == 2


def test_two_lines_between_the_same_boxes_keep_the_words_of_both():
    (found,) = trunks(drawing(range(2), [edge(0, 1, "against", ("one",)), edge(0, 1, "against", ("two",))]))
    assert found.labels == (("one", "two"),)


def test_boxes_of_a_frame_stay_together():
    found = order([(0, 3)], 4, trunks(drawing(range(4), [(0, 1), (1, 2), (2, 3)])))
    assert sorted(map(sorted, found)) == [[0, 3], [1], [2]]


def test_what_is_joined_stands_together():
    lines = [edge(0, 3, "joins"), edge(3, 5, "joins"), edge(1, 4, "joins")]
    flat = [box for block in order([], 6, trunks(drawing(range(6), lines))) for box in block]
    assert abs(flat.index(0) - flat.index(3)) == 1
    assert abs(flat.index(3) - flat.index(5)) == 1
    assert abs(flat.index(1) - flat.index(4)) == 1


def test_lines_in_the_same_lane_do_not_meet():
    many = [(one, other) for one in range(9) for other in range(one + 2, 9)]
    found = roads(trunks(drawing(range(9), many)), {box: box for box in range(9)}, set())
    for side in ("left", "right"):
        taken = {}
        for lane in (lane for lane in found.lanes if lane.side == side):
            boxes = set(range(min(lane.trunk.boxes), max(lane.trunk.boxes) + 1))
            assert not boxes & taken.get(lane.number, set())
            taken[lane.number] = taken.get(lane.number, set()) | boxes


def test_neighbours_are_joined_straight_unless_a_title_stands_between():
    found = trunks(drawing(range(3), [(0, 1), (1, 2)]))
    assert set(roads(found, {0: 0, 1: 1, 2: 2}, {2}).straight) == {0}
