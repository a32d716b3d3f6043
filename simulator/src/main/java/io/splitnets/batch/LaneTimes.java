package io.splitnets.batch;

/**
 * Service times of many systems that are alike in everything else, one array per camera: lane c of every array belongs
 * to candidate c. In ps.
 *
 * @param compute by camera of the plan, then candidate; a camera without a network processor has zeros
 * @param transfer by camera, then candidate
 * @param service of the aggregator by candidate
 */
public record LaneTimes(long[][] compute, long[][] transfer, long[] service) {
    /** Room for {@code count} candidates of a system with {@code views} cameras, all times zero. */
    public static LaneTimes of(int views, int count) {
        return new LaneTimes(new long[views][count], new long[views][count], new long[count]);
    }

    /** Candidates. */
    public int count() {
        return service.length;
    }
}
