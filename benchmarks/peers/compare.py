#!/usr/bin/env python3
"""Times Rheobase, Brian2 and, where its checkout is given, GeNN on the same models, one after another on this machine, and prints
one Markdown table of speeds and ratios.

    benchmarks/peers/compare.py [--counts 100000,1000000] [--genn CHECKOUT] [--json FILE] [...]

Brian2 is Debian's package python3-brian. Every run is a process of its own; of several repetitions the median counts, and of
Brian2's targets and thread counts the best. Nothing else should run on the machine meanwhile.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GENN_MODELS = {"lif", "noisy-lif", "izhikevich"}


def run(command, environment=None):
    """The JSON that a command prints last, or None where it fails."""
    process = subprocess.run(command, capture_output=True, text=True, env=environment)
    if process.returncode != 0:
        print(f"failed: {' '.join(map(str, command))}\n{process.stderr[-2000:]}", file=sys.stderr)
        return None
    return process.stdout


def last_line(command, environment=None):
    text = run(command, environment)
    return None if text is None else json.loads(text.strip().splitlines()[-1])


def median(command, repetitions, environment=None):
    """The result with the median speed of several repetitions; of fewer where they take longer than a minute together."""
    results = []
    while len(results) < repetitions and sum(result["seconds"] for result in results) < 60:
        result = last_line(command, environment)
        if result is None:
            return None
        results.append(result)
    speed = statistics.median(result["neuron_steps_per_s"] for result in results)
    print(f"{number(speed)} neuron-steps a second: {' '.join(map(str, command[1:]))}", file=sys.stderr, flush=True)
    return {**results[0], "neuron_steps_per_s": speed, "repetitions": len(results)}


def rheobase(models, counts, steps, engine, threads):
    text = run([
        ROOT/"rheobase", "bench", "--models", ",".join(models), "--counts", ",".join(map(str, counts)), "--steps", str(steps),
        "--engines", engine, "--threads", threads, "--precision", "single,double", "--record", "spikes", "--json"])
    return [] if text is None else json.loads(text)


def brian2(model, count, steps, targets, repetitions, python):
    cores = os.cpu_count() or 1
    ways = [(target, 1) for target in targets] + [("cpp_standalone", cores)]*("cpp_standalone" in targets and cores > 1)
    results = []
    for target, threads in ways:
        command = [python, HERE/"brian2_speed.py", model, str(count), str(steps), target, str(threads)]
        result = median(command, repetitions)
        if result:
            results.append(result)
    return results


def genn(model, count, steps, repetitions, python, checkout):
    if checkout is None or model not in GENN_MODELS:
        return []
    environment = {**os.environ, "PYTHONPATH": str(checkout), "LD_LIBRARY_PATH": str(Path(checkout)/"lib")}
    command = [python, HERE/"genn_speed.py", model, str(count), str(steps), "single_threaded_cpu"]
    result = median(command, repetitions, environment)
    return [result] if result else []


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def number(value):
    return f"{value:.3g}"


def table(models, counts, ours, peers):
    print(f"{processor()}, {os.cpu_count()} processors, single precision but for the column 'double', spikes recorded, neuron-steps a second\n")
    print("| model | neurons | Rheobase, all threads | 1 thread | double | best of Brian2 | ratio | GeNN, 1 thread | ratio of 1 thread |")
    print("|---|---|---|---|---|---|---|---|---|")
    for model in models:
        for count in counts:
            def own(precision, threads):
                found = [r["neuron_steps_per_s"]["median"] for r in ours
                         if (r["model"], r["count"], r["precision"], r["threads"]) == (model, count, precision, threads)]
                return found[0] if found else None
            cores = os.cpu_count() or 1
            fast, alone, twice = own("single", cores), own("single", 1), own("double", cores)
            brian = [p for p in peers if (p["peer"], p["model"], p["count"]) == ("Brian2", model, count)]
            best = max(brian, key=lambda p: p["neuron_steps_per_s"], default=None)
            other = next((p for p in peers if (p["peer"], p["model"], p["count"]) == ("GeNN", model, count)), None)
            cells = [model, f"{count:,}"] + ["–" if v is None else number(v) for v in (fast, alone, twice)]
            cells.append("–" if best is None else f"{number(best['neuron_steps_per_s'])} ({best['target']}, {best['threads']})")
            cells.append("–" if best is None or fast is None else f"{fast/best['neuron_steps_per_s']:.1f}")
            cells.append("–" if other is None else number(other["neuron_steps_per_s"]))
            cells.append("–" if other is None or alone is None else f"{alone/other['neuron_steps_per_s']:.1f}")
            print("| " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default="lif,noisy-lif,izhikevich,hodgkin-huxley")
    parser.add_argument("--counts", default="100000,1000000")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--engine", default="cpu", help="what Rheobase runs on")
    parser.add_argument("--targets", default="numpy,cython,cpp_standalone", help="what Brian2 runs on; cpp_standalone with one thread and with all")
    parser.add_argument("--genn", help="a checkout of GeNN in which pygenn was built (python3 setup.py build_ext --inplace egg_info)")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that has Brian2 (and what pygenn needs)")
    parser.add_argument("--json", help="writes all figures to this file")
    options = parser.parse_args()
    models = options.models.split(",")
    counts = [int(count) for count in options.counts.split(",")]
    ours = rheobase(models, counts, options.steps, options.engine, ",".join(map(str, sorted({1, os.cpu_count() or 1}))))
    peers = []
    for model in models:
        for count in counts:
            peers += brian2(model, count, options.steps, options.targets.split(","), options.repetitions, options.python)
            peers += genn(model, count, options.steps, options.repetitions, options.python, options.genn)
    table(models, counts, ours, peers)
    if options.json:
        Path(options.json).write_text(json.dumps({"machine": processor(), "rheobase": ours, "peers": peers}, indent=2))


if __name__ == "__main__":
    main()
