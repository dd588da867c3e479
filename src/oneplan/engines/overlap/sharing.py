"""Share partitions out: over processes of this machine, or over machines with Ray.

A *runner* only decides where the work is done.  Partitions are independent and
results are put in order afterwards, so every runner gives what one process gives.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.queues import Queue
from typing import Any, Literal, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Runner = Literal["processes", "ray"]
RUNNERS: tuple[Runner, ...] = ("processes", "ray")
_AHEAD = 2  # partitions given to each other process at a time


class RunnerMissing(Exception):
    """The chosen runner is an optional extra that is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            f"the runner '{extra}' is not installed; install the extra: "
            f"uv sync --extra {extra} (or pip install 'oneplan[{extra}]')"
        )
        self.extra = extra


def require(runner: str) -> None:
    """Raise ``RunnerMissing`` for Ray without its extra, ``ValueError`` for an unknown runner."""
    if runner not in RUNNERS:
        raise ValueError(f"unknown runner {runner!r}; known: {', '.join(RUNNERS)}")
    if runner == "ray" and find_spec("ray") is None:
        raise RunnerMissing("ray")


def share(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    workers: int,
    runner: Runner = "processes",
    begin: Callable[[], None],
) -> list[Result]:
    """Run ``work`` on every task, the largest first, and return the results in any order.

    ``workers`` is at least 2; ``begin`` runs once in each new process of this machine.
    """
    require(runner)
    if runner == "ray":
        return _by_ray(work, tasks, workers)
    return _by_processes(work, tasks, workers, begin)


def _by_processes(
    work: Callable[[Task], Result], each: Iterable[Task], workers: int, begin: Callable[[], None]
) -> list[Result]:
    """Run tasks in this process and ``workers - 1`` others.

    Everybody takes the largest that is left, the others with one more waiting, so that the
    smallest come last and all end at about the same moment.
    """
    done: list[Result] = []
    spawn = get_context("spawn")
    # Given as an argument, what a process begins with would have to be read before we go on.
    given = spawn.Queue()
    given.cancel_join_thread()
    for _ in range(workers - 1):
        given.put(begin)
    pool = ProcessPoolExecutor(workers - 1, mp_context=spawn, initializer=_begin, initargs=(given,))
    try:
        for _ in range(workers - 1):
            pool.submit(os.getpid)  # so that they start while the partitions are made
        tasks = deque(each)
        waiting: set[Future[Result]] = set()
        while tasks or waiting:
            finished = {f for f in waiting if f.done()}
            done += [f.result() for f in finished]
            waiting -= finished
            while tasks and len(waiting) < _AHEAD * (workers - 1):
                waiting.add(pool.submit(work, tasks.popleft()))
            if tasks:
                done.append(work(tasks.popleft()))
            elif waiting:
                wait(waiting, return_when=FIRST_COMPLETED)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # a process takes a while to end
    return done


def _begin(given: "Queue[Callable[[], None]]") -> None:
    given.get()()


def _by_ray(work: Callable[[Task], Result], each: Iterable[Task], workers: int) -> list[Result]:
    """Run tasks on a Ray cluster: the one named by RAY_ADDRESS, else one on this machine.

    At most two tasks a worker are under way, so that memory stays small.  A
    cluster the caller has joined already is used and left running.
    """
    ray = import_module("ray")
    joined = ray.is_initialized()
    if not joined:
        here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers}
        ray.init(include_dashboard=False, log_to_driver=False, **here)
    try:
        remote, done = ray.remote(work), []
        waiting: list[Any] = []
        for task in each:
            if len(waiting) >= _AHEAD * workers:
                finished, waiting = ray.wait(waiting)
                done += ray.get(finished)
            waiting.append(remote.remote(task))
        return done + list(ray.get(waiting))
    finally:
        if not joined:
            ray.shutdown()
