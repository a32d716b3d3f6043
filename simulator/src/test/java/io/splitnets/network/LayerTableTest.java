package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTableTest {
    private static final String HEADER = "layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups";
    private static final String GOOD = "a,CONV,8,8,3,4,3,3,2,0,1,0,1,1";

    @ParameterizedTest
    @ValueSource(strings = {"alexnet", "dscnn_kws", "mobilenetv1_0.25_96_vww", "resnet8_cifar10"})
    void referenceTablesAreReadAndWrittenBackByteForByte(String name) throws IOException {
        Path path = SharedData.path("truth/networks/" + name + ".csv");
        LayerTable table = LayerTableReader.read(path);

        assertThat(table.name()).isEqualTo(name);
        assertThat(table.csv()).isEqualTo(Files.readString(path).replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "resnet8, resnet8_cifar10",
        "mobilenetv1-vww, mobilenetv1_0.25_96_vww",
        "dscnn-kws, dscnn_kws",
        "alexnet, alexnet"
    })
    void builtInNetworksWriteTheReferenceTables(String network, String table) throws IOException {
        NetworkGraph graph = BuiltinNetworks.find(network).orElseThrow();

        assertThat(LayerTable.of(graph).csv())
                .isEqualTo(Files.readString(SharedData.path("truth/networks/" + table + ".csv"))
                        .replace("\r\n", "\n"));
    }

    @Test
    void aNetworkSurvivesTheWayThroughItsTable() {
        NetworkGraph graph = BuiltinNetworks.find("attentivenas-a1").orElseThrow();
        LayerTable table =
                LayerTableReader.parse("x/a1.csv", LayerTable.of(graph).csv());

        assertThat(table.name()).isEqualTo("a1");
        assertThat(table.macs()).isEqualTo(graph.macs());
        assertThat(table.workloads())
                .isEqualTo(
                        graph.workloads().stream().filter(w -> !w.elementWise()).toList());
    }

    @Test
    void columnsMayStandInAnyOrderAndNamesInQuotes() {
        LayerTable table = LayerTableReader.parse(
                "t.csv",
                "op,layer,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups,ofmap\r\n\r\n"
                        + "CONV, \"a, \"\"b\"\"\" ,8,8,3,4,3,3,2,0,1,0,1,1,64\r\n");

        assertThat(table.rows()).singleElement().extracting(LayerRow::name).isEqualTo("a, \"b\"");
        assertThat(LayerTableReader.parse("t.csv", table.csv())).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,CONV,8,8,3,4,3,3,2,0,1,0,1|t.csv:2:1: expected 14 fields as in the header, found 13",
                "a,CONVO,8,8,3,4,3,3,2,0,1,0,1,1|t.csv:2:3: 'CONVO': expected CONV, DWCONV or FC",
                "a,CONV,8,8.5,3,4,3,3,2,0,1,0,1,1|t.csv:2:10: '8.5': W: expected a whole number from 1",
                "a,CONV,8,8,0,4,3,3,2,0,1,0,1,1|t.csv:2:12: '0': C: expected a whole number from 1",
                "a,CONV,8,8,3,4,3,3,2,-1,1,0,1,1|t.csv:2:22: '-1': pt: expected a whole number from 0",
                "a,CONV,8,8,3,4,3,3,2,0,1,0,1,99999999|t.csv:2:30: '99999999': groups: expected",
                "a,CONV,8,8,3,4,3,3,2,0,1,0,1,2|t.csv:2:1: 'a': 2 groups do not divide 3 input channels",
                "a,CONV,8,8,3,4,11,3,2,0,1,0,1,1|t.csv:2:1: 'a': a window of 11 does not fit into 8 + 1",
                "a,DWCONV,8,8,4,4,3,3,2,0,1,0,1,2|t.csv:2:1: 'a': DWCONV needs",
                "a,FC,8,8,4,4,1,1,1,0,0,0,0,1|t.csv:2:1: 'a': FC needs",
                "a,CONV,99999,99999,9999,4,3,3,2,0,1,0,1,1|t.csv:2:1: 'a': tensor 9999x99999x99999 is too large",
                ",CONV,8,8,3,4,3,3,2,0,1,0,1,1|t.csv:2:1: expected a layer name",
                "\"a,CONV,8,8,3,4,3,3,2,0,1,0,1,1|expected a closing quote",
                "\"a\"x,CONV,8,8,3,4,3,3,2,0,1,0,1,1|expected a comma behind the closing quote"
            })
    void aBadLineIsRefusedWithItsPlace(String line, String message) {
        assertThatThrownBy(() -> LayerTableReader.parse("t.csv", HEADER + "\n" + line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void derivedColumnsMustAgree() {
        assertThatThrownBy(() -> LayerTableReader.parse(
                        "t.csv", HEADER + ",Ho,macs\n" + GOOD + ",4,1728\n" + GOOD.replace('a', 'b') + ",4,1729\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("t.csv:3:34: '1729': macs does not agree with the sizes, which give 1728");
    }

    @Test
    void everyProblemOfAFileIsReported() {
        assertThatThrownBy(() -> LayerTableReader.parse(
                        "t.csv", HEADER + "\n" + GOOD + "\n" + GOOD + "\nb,CONV,x,8,3,4,3,3,2,0,1,0,1,y\n"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining("t.csv:3:1: 'a': another layer has this name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr|t.csv:1:1: missing column: groups",
                "layer,op,H,W,C,K,R,S,strides,pt,pb,pl,pr,groups|t.csv:1:22: 'strides': unknown column. Did you mean",
                "layer,op,H,H,C,K,R,S,stride,pt,pb,pl,pr,groups|t.csv:1:12: 'H': this column is there twice",
                "layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups|the table has no layers"
            })
    void aBadHeaderIsRefused(String text, String message) {
        assertThatThrownBy(() -> LayerTableReader.parse("t.csv", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void brokenTablesNeverFailOtherwise() {
        byte[] good = (HEADER + ",Ho,macs\n" + GOOD + ",4,1728\n").getBytes(StandardCharsets.UTF_8);
        String junk = ",\"\n-9x .";
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(new String(good, StandardCharsets.UTF_8));
            for (int edit = random.nextInt(1, 4); edit > 0; edit--) {
                text.setCharAt(random.nextInt(text.length()), junk.charAt(random.nextInt(junk.length())));
            }
            try {
                LayerTableReader.parse("t.csv", text.toString());
            } catch (InputException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }

    @Test
    void aDilatedConvolutionHasNoRow() {
        NetworkGraph.Builder builder = NetworkGraph.builder("dilated");
        int image = builder.input("image", new TensorShape(3, 9, 9));
        builder.add("conv", new Conv(4, 3, 3, 1, Padding.NONE, 1, 2, false, Activation.NONE), image);
        NetworkGraph graph = builder.build();

        assertThatThrownBy(() -> LayerTable.of(graph))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("'conv'")
                .hasMessageContaining("dilation");
        assertThat(graph.macs()).isEqualTo(4 * 3 * 9 * 25);
    }
}
