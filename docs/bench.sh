#!/usr/bin/env bash
# Builds and runs the benchmarks of one module: docs/bench.sh simulator|nas [REGEX] [JMH OPTIONS]; see performance.md.
set -euo pipefail
cd "$(dirname "$0")/.."

module=${1:-}
case "$module" in
  simulator) package='io\.splitnets\.bench\.' ;;
  nas) package='io\.splitnets\.nas\.bench\.' ;;
  *)
    printf 'usage: docs/bench.sh simulator|nas [REGEX] [JMH OPTIONS]\n' >&2
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
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$classpath" "-Dsplitnets.root=$PWD" -Xmx3g \
  -Dorg.bytedeco.javacpp.maxbytes=4g -Dorg.bytedeco.javacpp.maxphysicalbytes=8g \
  org.openjdk.jmh.Main "$package$regex" -prof io.splitnets.bench.CpuProfiler "$@"
