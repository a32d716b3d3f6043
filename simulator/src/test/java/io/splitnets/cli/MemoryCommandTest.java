package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MemoryCommandTest {
    private static final String NETWORK = "mobilenetv2-0.35-128";

    @Test
    void thePeakStepIsShownWithItsTensors() {
        assertThat(Session.of("memory", NETWORK).out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        NETWORK + ", policy no_overlap",
                        "peak of live activations: 240 KiB at block2.1.depthwise",
                        " operand block2.1.expand 48x64x64 196608 B",
                        " result block2.1.depthwise 48x32x32 49152 B",
                        "weights: 1663048 B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_out", "no_overlap", "inplace_dw", "patch", "double_buffer"})
    void theTensorsAddUpToThePeak(String policy) {
        JsonNode json = Session.of("memory", "efficientnet-b0", "--policy", policy, "--json")
                .json();
        long sum = 0;
        for (JsonNode tensor : json.get("peak_tensors")) {
            sum += tensor.get("bytes").asLong();
        }
        assertThat(json.get("policy").asString()).isEqualTo(policy);
        assertThat(sum).isPositive().isEqualTo(json.get("peak_activation_bytes").asLong());
    }

    /** Up to block1: peak 2*16*64*64 = 131,072 B in its depthwise, weights 3*9*16 + 9*16 + 16*8 = 704. */
    @Test
    void theLimitAppliesToThePartBeforeTheCut() {
        String[] words = {"memory", NETWORK, "--after", "block1", "--sram"};
        Session enough = Session.of(with(words, "131776 B"));
        Session tooLittle = Session.of(with(words, "131775 B", "--json"));

        assertThat(enough.code()).isEqualTo(Exit.OK);
        assertThat(enough.out())
                .startsWith(NETWORK + " up to block1, policy no_overlap")
                .endsWith("together: 131776 B of 131776 B, fits" + System.lineSeparator());
        assertThat(tooLittle.code()).isEqualTo(Exit.GATE_FAILED);
        assertThat(tooLittle.json().get("after").asString()).isEqualTo("block1");
        assertThat(tooLittle.json().get("missing_bytes").asLong()).isEqualTo(1);
        assertThat(Session.of(with(words, "1 KiB")).out()).contains("does not fit, 130752 B are missing");
    }

    /** Operand and result of the first layer, 3*8*8 + 4*8*8 bytes; weights 4*3*9 + 256*10. */
    @Test
    void aTableIsFollowedLayerByLayer(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("two.csv"), """
                        layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups
                        conv,CONV,8,8,3,4,3,3,1,1,1,1,1,1
                        fc,FC,1,1,256,10,1,1,1,0,0,0,0,1
                        """).toString();
        JsonNode json = Session.of("memory", file, "--json").json();

        assertThat(json.get("peak_activation_bytes").asLong()).isEqualTo(448);
        assertThat(json.get("weights_bytes").asLong()).isEqualTo(2668);
        assertThat(json.get("peak_layer").asString()).isEqualTo("conv");
        assertThat(json.get("policy").asString()).isEqualTo("in_out");
        assertThat(Session.of("memory", file, "--policy", "patch").firstError())
                .contains("a layer table does not say which layer feeds which");
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
