#!/usr/bin/env bash
# Builds and runs the benchmarks of one module: docs/bench.sh simulator|nas [REGEX] [JMH OPTIONS]; see performance.md.
# docs/bench.sh coverage [SEEDS] counts how often intervals hold the truth; see models/statistics.md.
set -euo pipefail
cd "$(dirname "$0")/.."

module=${1:-}
case "$module" in
  simulator) package='io\.splitnets\.bench\.' ;;
  nas) package='io\.splitnets\.nas\.bench\.' ;;
  coverage)
    mvn -B -ntp -q -Pbench -pl simulator -am process-test-classes
    classpath=simulator/target/bench-classes:simulator/target/classes:$(cat simulator/target/bench.classpath)
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx3g -cp "$classpath" io.splitnets.bench.CoverageBench "${@:2}"
    ;;
  *)
    printf 'usage: docs/bench.sh simulator|nas [REGEX] [JMH OPTIONS], or docs/bench.sh coverage [SEEDS]\n' >&2
    exit 64
    ;;
esac
shift
regex=
case "${1:--}" in -*) ;; *) regex=.*$1 && shift ;; esac

mvn -B -ntp -q -Pbench -pl "$module" -am process-test-classes

# The profiler that restates rates per CPU-second is the simulator's; JMH finds it by name.
classpath=$module/target/bench-classes:simulator/target/bench-classes:$module/target/classes:$(cat "$module/target/bench.classpath")
export OMP_NUM_THREADS=1
# PyTorch, the yardstick of PyTorchBench, allocates in every step. It is a sixth faster when the C library does not hand
# the memory back to the system each time; the product allocates nothing there.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=4000000000
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$classpath" "-Dsplitnets.root=$PWD" -Xmx3g \
  -Dai.djl.offline=true -Dorg.bytedeco.javacpp.maxbytes=4g -Dorg.bytedeco.javacpp.maxphysicalbytes=8g \
  org.openjdk.jmh.Main "$package$regex" -prof io.splitnets.bench.CpuProfiler "$@"
