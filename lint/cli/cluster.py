"""Drafts checked by the workers of a dask cluster: the same function, batches of some size, each draft told exactly once."""

import hashlib
import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from lint import __version__
from lint.cli.alone import check_apart, lost
from lint.cli.base import fail
from lint.cli.run import Bench, Job, Plan, Result
from lint.cli.stored import Stored, is_url
from lint.readers import prepare

_BATCH_BYTES, _BATCH_FILES = 2_000_000, 100
# What a draft is taken for whose size is not known.
_SOME_BYTES = 20_000
_TRIES = 3
_SECONDS_TO_CONNECT = 60
_benches: dict[str, Bench] = {}


@dataclass
class _Batch:
    """Some drafts of a run by their numbers; `apart` when they are to be checked one at a time in a process of their own."""

    jobs: dict[int, Job]
    apart: bool = False
    tries: int = 0


def check_all(bench: Bench, jobs: list[Job], scheduler: str | None, workers: int | None = None) -> Iterator[tuple[int, Result]]:
    """The results of all jobs with their numbers, as they come.

    Without the address of a scheduler, workers are started on this machine, as many as `workers` or it has processors. A batch
    that brings workers down is done again draft by draft, each in a process of its own. Leaves with a message when the cluster
    cannot be used.
    """
    payload = pickle.dumps(_placed(bench))
    with _client(scheduler, workers) as client:
        yield from _Run(client, payload).results(_batches(jobs))


class _Run:
    """The batches of a run that the cluster has, few more than it has processors."""

    def __init__(self, client: Any, payload: bytes) -> None:
        as_completed = import_module("distributed").as_completed
        self._client = client
        self._payload = payload
        self._sent: dict[str, _Batch] = {}
        self._coming = as_completed()

    def results(self, batches: Iterator[_Batch]) -> Iterator[tuple[int, Result]]:
        """The results of all batches."""
        for _ in range(2 * sum(self._client.ncores().values()) + 2):
            self._send(next(batches, None))
        for future in self._coming:
            batch = self._sent.pop(future.key)
            done = self._result(future)
            if done is not None:
                yield from zip(batch.jobs, done, strict=True)
            else:
                yield from self._again(batch, future)
            future.release()
            self._send(next(batches, None))

    def _send(self, batch: _Batch | None) -> None:
        if batch is not None:
            jobs = list(batch.jobs.values())
            future = self._client.submit(_check, __version__, self._payload, jobs, batch.apart, pure=False)
            self._sent[future.key] = batch
            self._coming.add(future)

    @staticmethod
    def _result(future: Any) -> list[Result] | None:
        """What a batch came to; None when it did not come back, or was lost with its worker before it was fetched."""
        KilledWorker: type[BaseException] = import_module("distributed.scheduler").KilledWorker  # noqa: N806

        try:
            return future.result() if future.status == "finished" else None
        except KilledWorker:
            return None

    def _again(self, batch: _Batch, future: Any) -> Iterator[tuple[int, Result]]:
        """Send a batch again that did not come back; the drafts that are given up."""
        KilledWorker: type[BaseException] = import_module("distributed.scheduler").KilledWorker  # noqa: N806

        error = future.exception() if future.status == "error" else None
        if error is not None and not isinstance(error, KilledWorker):
            fail("集群上无法运行检查", "the cluster cannot run the checks", detail=f"{type(error).__name__}: {error}")
        if self._client.status != "running":
            fail("与集群的连接中断", "the connection to the cluster was lost")
        if not batch.apart:
            self._send(_Batch(batch.jobs, apart=True))
        elif len(batch.jobs) > 1:
            for number, job in batch.jobs.items():
                self._send(_Batch({number: job}, apart=True))
        elif batch.tries < _TRIES:
            self._send(_Batch(batch.jobs, apart=True, tries=batch.tries + 1))
        else:
            yield from ((number, lost(job, "worker")) for number, job in batch.jobs.items())


def _check(version: str, payload: bytes, jobs: list[Job], apart: bool) -> list[Result]:
    """On a worker: what came of these drafts."""
    if version != __version__:
        raise RuntimeError(f"disclosure-lint {__version__} on the worker, {version} where the run was started")
    key = hashlib.sha256(payload).hexdigest()
    if key not in _benches:
        _benches.clear()
        _benches[key] = pickle.loads(payload)
    if apart:
        return list(check_apart(_benches[key], jobs))
    prepare(job.stored.place for job in jobs if job.stored and job.stored.at is None and not is_url(job.stored.place))
    return [_benches[key].check(job) for job in jobs]


def _placed(bench: Bench) -> Bench:
    """The bench for workers, which stand in another folder."""

    def whole(plan: Plan) -> Plan:
        baseline = os.path.abspath(plan.baseline) if plan.baseline else None  # noqa: PTH100
        return plan._replace(packs=tuple(map(os.path.abspath, plan.packs)), baseline=baseline)

    placed = Bench([whole(plan) for plan in bench.plans], bench.cache, details=bench.details)
    # Whose last year's reports are is known already, with their full paths; those of members are read.
    placed.previous, placed.members = bench.previous, bench.members
    return placed


def _batches(jobs: Iterable[Job]) -> Iterator[_Batch]:
    batch: dict[int, Job] = {}
    size = 0
    for number, job in enumerate(jobs):
        placed, bytes_of = _placed_job(job)
        if batch and (size + bytes_of > _BATCH_BYTES or len(batch) >= _BATCH_FILES):
            yield _Batch(batch)
            batch, size = {}, 0
        batch[number] = placed
        size += bytes_of
    if batch:
        yield _Batch(batch)


def _placed_job(job: Job) -> tuple[Job, int]:
    """The job for workers, and how many bytes its draft has."""
    if job.data is not None:
        return job, len(job.data)
    stored = job.stored or Stored(job.path)
    if is_url(stored.place):
        return job, stored.size or _SOME_BYTES
    stored = stored._replace(place=os.path.abspath(stored.place))  # noqa: PTH100
    size = stored.size
    if size is None:
        try:
            size = Path(stored.place).stat().st_size
        except OSError:
            size = _SOME_BYTES
    return job._replace(stored=stored), size


@contextmanager
def _client(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        fail(
            "--engine dask 需要安装扩展：pip install 'disclosure-lint[cluster]'",
            "--engine dask takes an extra: pip install 'disclosure-lint[cluster]'",
        )
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    cluster: Any = None
    try:
        if scheduler is None:
            # Nothing of a draft is put on the disk, and no one but this machine is listened to.
            cluster = distributed.LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
                memory_limit=0,
            )
        client = distributed.Client(cluster or scheduler, timeout=_SECONDS_TO_CONNECT)
        client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError, TimeoutError) as error:
        fail("无法连接集群", "the cluster cannot be reached", detail=str(error) or type(error).__name__, path=scheduler or "")
    try:
        yield client
    finally:
        client.close()
        if cluster is not None:
            cluster.close()
