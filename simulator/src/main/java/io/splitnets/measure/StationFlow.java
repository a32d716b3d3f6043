package io.splitnets.measure;

/**
 * The traffic of one station: who went in, out and was lost, how many were there over time, how long its servers
 * worked. Everything is counted twice, over time and per visitor, and {@link #check} demands that both agree exactly:
 * conservation, Little's law and busy time hold in whole picoseconds or the run is wrong.
 *
 * <p>Times are in ps. A window is opened with {@link #open}; the part of a visit before it is not counted, the level at
 * its start is.
 */
public final class StationFlow {
    private final String name;
    private final int servers;
    private long in;
    private long out;
    private long dropped;
    private long level;
    private long busy;
    private long changed;
    private long opened;
    private final ExactSum levelOverTime = new ExactSum();
    private final ExactSum busyOverTime = new ExactSum();
    private final ExactSum visits = new ExactSum();
    private final ExactSum services = new ExactSum();
    private long inside;
    private long inService;

    /** The traffic of the station {@code name} with {@code servers} servers (0 for a place without any). */
    public StationFlow(String name, int servers) {
        this.name = name;
        this.servers = servers;
    }

    /** A visitor came in. */
    public void enter(long now) {
        advance(now);
        in++;
        level++;
    }

    /** A visitor was turned away at the door and lost. */
    public void refuse() {
        in++;
        dropped++;
    }

    /** A visitor who came at {@code entered} was thrown out. */
    public void drop(long now, long entered) {
        advance(now);
        dropped++;
        level--;
        visits.add(now - Math.max(entered, opened));
    }

    /** A visitor who came at {@code entered} left for the next station. */
    public void leave(long now, long entered) {
        advance(now);
        out++;
        level--;
        visits.add(now - Math.max(entered, opened));
    }

    /** A server started. */
    public void serve(long now) {
        advance(now);
        busy++;
    }

    /** A service that started at {@code started} ended. */
    public void served(long now, long started) {
        advance(now);
        busy--;
        services.add(now - Math.max(started, opened));
    }

    private void advance(long now) {
        long span = now - changed;
        if (span == 0) {
            return;
        }
        levelOverTime.addProduct(level, span);
        busyOverTime.addProduct(busy, span);
        changed = now;
    }

    /** Starts the measured window at {@code now}; who is inside stays inside. */
    public void open(long now) {
        changed = now;
        opened = now;
        levelOverTime.reset();
        busyOverTime.reset();
        visits.reset();
        services.reset();
    }

    /** Starts the closing of the window at {@code now}; those still inside are then named one by one. */
    public void close(long now) {
        advance(now);
        inside = 0;
        inService = 0;
    }

    /** Still here when the window closes, since {@code entered}. */
    public void stillInside(long entered) {
        inside++;
        visits.add(changed - Math.max(entered, opened));
    }

    /** Still in service when the window closes, since {@code started}. */
    public void stillInService(long started) {
        inService++;
        services.add(changed - Math.max(started, opened));
    }

    /** Demands the identities; throws {@link IllegalStateException} with the two sides if one does not hold. */
    public void check() {
        require(
                inside == level && inService == busy,
                "found " + inside + " inside and " + inService + " in service, counted " + level + " and " + busy);
        require(
                in == out + dropped + inside,
                "conservation: in " + in + ", out " + out + ", dropped " + dropped + ", inside " + inside);
        require(
                levelOverTime.sameAs(visits),
                "Little's law: integral of the number inside " + levelOverTime + " ps, sum of the visits " + visits
                        + " ps");
        require(
                busyOverTime.sameAs(services),
                "utilisation: busy " + busyOverTime + " ps, sum of the services " + services + " ps");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(name + ": " + otherwise);
        }
    }

    /** Integral of the number inside from the window's start to {@code now}, in visitor ps. */
    public double levelIntegral(long now) {
        advance(now);
        return levelOverTime.mean(1);
    }

    /** Name of the station. */
    public String name() {
        return name;
    }

    /** How many are inside. */
    public long level() {
        return level;
    }

    /** Visitors so far, over the whole run. */
    public long in() {
        return in;
    }

    /** Served visitors that left, over the whole run. */
    public long out() {
        return out;
    }

    /** Lost visitors, over the whole run. */
    public long dropped() {
        return dropped;
    }

    /** Busy share of the servers over the window that was closed; 0 for an empty window or no server. */
    public double utilisation() {
        long span = Math.multiplyExact(changed - opened, (long) servers);
        return span == 0 ? 0 : busyOverTime.mean(span);
    }

    /** Mean number inside over the window that was closed; 0 for an empty window. */
    public double meanLevel() {
        return changed == opened ? 0 : levelOverTime.mean(changed - opened);
    }
}
