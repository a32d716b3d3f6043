package io.splitnets.report;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.deployment.FlowLoad;
import io.splitnets.deployment.NetworkLoad;
import io.splitnets.energy.FrameEnergy;
import java.util.Locale;

/** What the frames and results of a scenario cost, for people: a line per camera and network, then one per network. */
public final class CostText {
    private CostText() {}

    /** Two tables of at most 100 columns. */
    public static String of(Deployment deployment) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-18s %-18s %8s %10s %10s %9s %9s %11s%n",
                "a frame of",
                "for",
                "share %",
                "sensor ms",
                "link ms",
                "bytes",
                "packets",
                "memory B"));
        deployment.cameras().forEach(camera -> camera(text, camera));
        text.append(String.format(
                Locale.ROOT,
                "%-37s %8s %10s %10s %9s %9s%n",
                "a result of",
                "per s",
                "aggr. ms",
                "bytes",
                "frames",
                "mJ"));
        deployment.networks().forEach(network -> text.append(line(network)));
        return text.toString();
    }

    private static void camera(StringBuilder text, CameraLoad camera) {
        for (FlowLoad flow : camera.flows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %-18s %8.2f %10.4f %10.4f %9d %9d %11d%n",
                    camera.camera(),
                    flow.network(),
                    100 * flow.share().toDouble(),
                    flow.compute().toMillis(),
                    flow.transfer().time().toMillis(),
                    flow.transfer().payloadBytes(),
                    flow.transfer().packets(),
                    flow.memoryBytes()));
        }
        if (camera.flows().size() > 1) {
            text.append(
                    String.format(Locale.ROOT, "%-18s %-68s %11d%n", camera.camera(), "(all)", camera.memoryBytes()));
        }
    }

    private static String line(NetworkLoad network) {
        return String.format(
                Locale.ROOT,
                "%-37s %8.2f %10.4f %10d %9d %9.4f%n",
                network.id(),
                network.resultsPerSecond(),
                network.compute().toMillis(),
                network.linkBytes(),
                network.framesPerResult(),
                FrameEnergy.millijoule(network.energy().total()));
    }
}
