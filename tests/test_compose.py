"""docker-compose.yml: what its profiles start, and that nobody outside reaches what is inside."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from config.settings import SETTING_NAMES

ROOT = Path(__file__).parent.parent
CLIENTS = (["docker", "compose"], ["docker-compose"])
PROFILES = {
    "small": {"web", "worker"},
    "cluster": {
        "cluster-web-1",
        "cluster-web-2",
        "cluster-worker",
        "postgres",
        "search-1",
        "search-2",
        "search-3",
    },
}


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def services(compose) -> dict[str, dict]:
    return compose["services"]


def starting(services: dict[str, dict], with_: str) -> dict[str, dict]:
    return {name: one for name, one in services.items() if name.startswith(with_)}


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_starts_what_it_needs(services, profile):
    named = {name for name, one in services.items() if profile in one["profiles"]}
    assert named == PROFILES[profile]
    for name in named:
        assert set(services[name].get("depends_on", ())) <= named
        assert services[name]["restart"] == "unless-stopped"


def test_doors_open_on_this_machine_only_and_no_two_are_one(services):
    doors = [door for one in services.values() for door in one.get("ports", ())]
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:8000", door) for door in doors)
    assert len(set(doors)) == len(doors) == 3


def test_the_record_and_the_search_lie_on_networks_that_lead_nowhere(compose, services):
    for name, network in (("postgres", "record"), ("search-", "search")):
        assert compose["networks"][network] == {"internal": True}
        for one in starting(services, name).values():
            assert one["networks"] == [network]
            assert "ports" not in one
    for one in starting(services, "cluster-").values():
        assert set(one["networks"]) == {"default", "record", "search"}


def test_what_others_wait_for_or_a_proxy_asks_tells_its_health(services):
    waited_for = {other for one in services.values() for other in one.get("depends_on", ())}
    telling = {name for name, one in services.items() if "healthcheck" in one}
    assert waited_for | set(starting(services, "search-")) <= telling
    assert {name for name, one in services.items() if "ports" in one} <= telling


def test_three_nodes_are_one_cluster_and_each_keeps_its_own_data(services):
    nodes = starting(services, "search-")
    assert len({one["image"] for one in nodes.values()}) == 1
    for name, one in nodes.items():
        environ = one["environment"]
        assert environ["node.name"] == name
        for members in ("discovery.seed_hosts", "cluster.initial_master_nodes"):
            assert environ[members].split(",") == sorted(nodes)
        assert one["volumes"] == [f"{name}:/usr/share/elasticsearch/data"]
    [urls] = {
        one["environment"]["ILOT_SEARCH_URL"] for one in starting(services, "cluster-").values()
    }
    assert re.findall(r"http://([\w-]+):9200", urls) == sorted(nodes)


def test_pages_and_worker_have_each_their_own_key_to_the_search(services):
    keys = {
        name: one["environment"]["ILOT_SEARCH_API_KEY"]
        for name, one in starting(services, "cluster-").items()
    }
    worker = keys.pop("cluster-worker")
    assert set(keys.values()) == {"${SEARCH_WEB_API_KEY:-}"}
    assert worker == "${SEARCH_WORKER_API_KEY:-}"


def test_only_settings_that_there_are_are_set(services):
    names = {
        name for one in services.values() for name in one["environment"] if name.startswith("ILOT_")
    }
    assert names <= {f"ILOT_{name.upper()}" for name in SETTING_NAMES}


def test_a_client_of_docker_reads_it():
    environ = {**os.environ, "POSTGRES_PASSWORD": "x", "COMPOSE_PROFILES": "cluster"}
    run = subprocess.run(
        [*client(), "config", "--services"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert PROFILES["cluster"] <= set(run.stdout.split())


def client() -> list[str]:
    for command in CLIENTS:
        found = shutil.which(command[0])
        if found and not subprocess.run([*command, "version"], capture_output=True).returncode:
            return command
    pytest.skip("docker-compose.yml is not read by docker: there is no docker compose here")
