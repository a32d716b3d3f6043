package io.splitnets.trace;

import io.splitnets.units.Rational;
import java.util.List;
import java.util.Map;

/** A trace file before it is known to be in order; {@code nominalPs} has the periods its header gives, by sensor. */
record RawFile(
        String name,
        TraceFormat format,
        StampReference refersTo,
        List<RawTrace> traces,
        Map<String, Rational> nominalPs) {}
