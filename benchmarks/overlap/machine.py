"""What a measurement ran on, for the JSON line of a benchmark."""

import os
import platform
import resource
from datetime import UTC, datetime


def machine() -> dict[str, object]:
    """Return date, machine and the largest memory used so far (MB)."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()} {os.cpu_count()} cores",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
