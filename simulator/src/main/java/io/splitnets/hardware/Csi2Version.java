package io.splitnets.hardware;

import io.splitnets.input.Section;
import java.util.Arrays;
import java.util.List;

/**
 * Versions of MIPI CSI-2, as far as they differ in virtual channels: 2 bits in version 1, 4 bits over D-PHY and 5 bits
 * over C-PHY since version 2.0 (MIPI Alliance, CSI-2 v1.3 and v2.0, data identifier and its extension).
 */
public enum Csi2Version {
    /** Over D-PHY alone. */
    V1_1("1.1", 4, 4),
    /** As 1.1. */
    V1_2("1.2", 4, 4),
    /** The last of the first generation; over C-PHY as well. */
    V1_3("1.3", 4, 4),
    /** The first with more virtual channels. */
    V2_0("2.0", 16, 32),
    /** As 2.0. */
    V2_1("2.1", 16, 32),
    /** As 2.0. */
    V3_0("3.0", 16, 32),
    /** As 2.0. */
    V4_0("4.0", 16, 32),
    /** As 2.0. */
    V4_1("4.1", 16, 32);

    private final String text;
    private final int overDPhy;
    private final int overCPhy;

    Csi2Version(String text, int overDPhy, int overCPhy) {
        this.text = text;
        this.overDPhy = overDPhy;
        this.overCPhy = overCPhy;
    }

    /** The version under {@code csi_version} (4.0). */
    static Csi2Version read(Section section) {
        List<String> known =
                Arrays.stream(values()).map(version -> version.text).toList();
        String text = section.choiceOf("csi_version", known, V4_0.text);
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst()
                .orElse(V4_0);
    }

    /** Virtual channels over D-PHY. */
    public int overDPhy() {
        return overDPhy;
    }

    /** Virtual channels over C-PHY. */
    public int overCPhy() {
        return overCPhy;
    }

    @Override
    public String toString() {
        return text;
    }
}
