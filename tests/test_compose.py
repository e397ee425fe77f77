"""docker-compose.yml is well-formed, where a client is there to say so."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CLIENTS = (["docker", "compose"], ["docker-compose"])


def client() -> list[str]:
    for command in CLIENTS:
        found = shutil.which(command[0])
        if found and not subprocess.run([*command, "version"], capture_output=True).returncode:
            return command
    pytest.skip("docker-compose.yml is not checked: there is no docker compose here")


def test_the_compose_file_parses_and_names_its_services():
    environ = {**os.environ, "POSTGRES_PASSWORD": "x", "COMPOSE_PROFILES": "cluster"}
    run = subprocess.run(
        [*client(), "config", "--services"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert set(run.stdout.split()) == {"web", "worker", "postgres", "elasticsearch"}


def test_the_compose_file_asks_for_a_password():
    environ = {name: value for name, value in os.environ.items() if name != "POSTGRES_PASSWORD"}
    command = [*client(), "config", "--services"]
    run = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert run.returncode != 0
    assert "set POSTGRES_PASSWORD" in run.stderr
