"""Ours and the peers: each puts first what is plainly asked for."""

from datetime import date

import pytest

from bench.judged import JudgedSet, Judgement, qualities
from bench.ranking_peers import PEERS, best_way, ours
from bench.sample_clients import Client
from matcher.normalise.advert import read_advert
from matcher.preferences import About, Preferences, Stance, Statement
from matcher.vacancy import Advert

WANTED = "Kitchen porter"
TITLES = ("Solicitor", "Bus driver", WANTED, "Dental nurse")
CLIENT = Client(
    "x1",
    Preferences(None, (Statement(Stance.WANT, About.WORK, WANTED, WANTED),)),
    "Washing up suits me.",
)


@pytest.fixture(scope="module")
def judged():
    adverts = {
        title: read_advert(Advert(title, "An employer", title), date(2026, 1, 1))
        for title in TITLES
    }
    judgements = {title: Judgement(3 if title == WANTED else 0) for title in TITLES}
    return JudgedSet((CLIENT,), adverts, {"x1": judgements})


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_puts_the_wanted_title_first(judged, peer):
    adverts = list(judged.vacancies.values())
    makes = {part: make(adverts) for part, make in PEERS[peer].items()}
    _, (found,) = best_way(judged, makes)
    assert found.ndcg == 1


def test_ours_does_too(judged):
    assert qualities(judged, ours)[0].ndcg == 1


def test_ours_accounts_for_every_advert_of_the_pool(judged):
    order = ours(CLIENT, judged.pool(CLIENT))
    assert sorted([*order.shown, *order.ruled_out]) == sorted(TITLES)
