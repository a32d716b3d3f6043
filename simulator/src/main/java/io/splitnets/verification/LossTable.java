package io.splitnets.verification;

import io.splitnets.analytic.FiniteQueueModel;
import io.splitnets.analytic.ServerPoolModel;
import java.util.List;

/** The cases with limited queues, or none. */
final class LossTable {
    private LossTable() {}

    static List<QueueingCase> cases() {
        return List.of(
                erlang(8, 5, .042),
                erlang(4, 3, .027),
                erlang(1, .8, .02),
                mm1k(.8, 5, .048),
                mm1k(.9, 10, .085),
                mm1k(1.2, 4, .02),
                Systems.of("mm1k.yaml")
                        .shows(ClosedForm.MM1K, "load 0.8, 5 places, mean time, ms", Figure::latency)
                        .within(.02, ServerPoolModel.mm1kSojourn(.8, 5)),
                md1k(.8, 2, .018),
                md1k(.8, 5, .078),
                md1k(1.2, 4, .018),
                noQueue(0, .01),
                noQueue(1, .014),
                noQueue(2, .02),
                Systems.of("no-queue-periodic.yaml")
                        .shows(ClosedForm.NO_QUEUE, "periodic, 40 of 33.3 ms, loss", Figure::loss)
                        .exactly(FiniteQueueModel.dd11Loss(1000 / 30.0, 40)));
    }

    private static QueueingCase erlang(int servers, double offered, double width) {
        return Systems.of("erlang-b.yaml", "aggregator.servers=" + servers, Systems.fps("cam", 1000 * offered))
                .shows(ClosedForm.ERLANG_B, servers + " servers, loss", Figure::loss)
                .within(width, ServerPoolModel.erlangB(servers, offered));
    }

    private static QueueingCase mm1k(double load, int places, double width) {
        return limited("mm1k.yaml", load, places)
                .shows(ClosedForm.MM1K, "load " + load + ", " + places + " places, loss", Figure::loss)
                .within(width, ServerPoolModel.mm1kLoss(load, places));
    }

    private static QueueingCase md1k(double load, int places, double width) {
        return limited("md1k.yaml", load, places)
                .shows(ClosedForm.MD1K, "load " + load + ", " + places + " places, loss", Figure::loss)
                .within(width, FiniteQueueModel.md1kLoss(load, places));
    }

    private static Systems limited(String file, double load, int places) {
        return load == .8 && places == 5
                ? Systems.of(file)
                : Systems.of(file, Systems.fps("cam", 1000 * load), "aggregator.queue.frames=" + (places - 1));
    }

    private static QueueingCase noQueue(int variation, double width) {
        return Systems.of("no-queue.yaml", "aggregator.service.cv=" + variation)
                .shows(ClosedForm.NO_QUEUE, "variation " + variation + ", loss", Figure::loss)
                .within(width, FiniteQueueModel.mg11Loss(.8));
    }
}
