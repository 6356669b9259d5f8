"""Energy of a run from power samples."""


def energy_mj(samples_mw, interval_s):
    """Millijoules of equally spaced samples, by the trapezoidal rule."""
    if len(samples_mw) < 2:
        raise ValueError("an integral needs two samples")
    inner = sum(samples_mw[1:-1])
    return (inner + (samples_mw[0] + samples_mw[-1]) / 2) * interval_s
