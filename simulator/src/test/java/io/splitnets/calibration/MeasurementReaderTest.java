package io.splitnets.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.splitnets.input.InputException;
import io.splitnets.network.LayerWorkload;
import io.splitnets.units.Frequency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementReaderTest {
    private static final Frequency CLOCK = Frequency.ofHertz(100_000_000);

    @TempDir
    private Path folder;

    private List<Measurement> read(String text) throws IOException {
        return MeasurementReader.read(Files.writeString(folder.resolve("m.csv"), text), CLOCK);
    }

    @Test
    void readsEveryColumn() throws IOException {
        List<Measurement> rows = read("""
                source,network,resolution,classes,measured_ms,weights_kib,clock_mhz,backbone
                "a, b",mobilenetv2-0.35,128,101,3.33,715.67,240.5,mine

                ,resnet8,,,1,,,
                ,dscnn-kws,,,0.5,,,
                """);

        Measurement first = rows.get(0);
        assertThat(rows)
                .extracting(Measurement::network)
                .containsExactly("mobilenetv2-0.35-128 (101 classes)", "resnet8", "dscnn-kws");
        assertThat(rows).extracting(Measurement::backbone).containsExactly("mine", "resnet8", "dscnn");
        assertThat(first.storedBytes()).hasValue(Math.round(715.67 * 1024));
        assertThat(first.clock()).isEqualTo(Frequency.parse("240.5 MHz"));
        assertThat(first.cycles()).isEqualTo(3.33e-3 * 240.5e6);
        LayerWorkload last = first.layers().get(first.layers().size() - 1);
        assertThat(last.outChannels()).isEqualTo(101);
        assertThat(last.weights()).isEqualTo(101L * last.k());
        assertThat(rows.get(1).clock()).isEqualTo(CLOCK);
        assertThat(rows.get(1).storedBytes()).isEmpty();
    }

    @Test
    void readsNamesAndLatenciesOfOtherTables() throws IOException {
        assertThat(read("name,latency_ms\nresnet8,1\ndscnn-kws,2\nmobilenetv1-vww,3\n"))
                .extracting(Measurement::millis)
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void findsLayerTablesBesideTheFile() throws IOException {
        Files.writeString(folder.resolve("own.csv"), """
                layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups,Ho,Wo,macs,weights,ifmap,ofmap
                fc,FC,1,1,10,20,1,1,1,0,0,0,0,1,1,1,200,200,10,20
                """);

        Measurement own =
                read("network,measured_ms\nown.csv,1\nresnet8,1\ndscnn-kws,2\n").get(0);
        assertThat(own.layers()).extracting(LayerWorkload::macs).containsExactly(200L);
        assertThat(own.backbone()).isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                          | m.csv:1:1: the file is empty; expected a header
            network;measured                                            | m.csv:1:1: missing column: measured_ms
            network;mesured_ms                                          | m.csv:1:9: 'mesured_ms': unknown column. Did you mean 'measured_ms'?
            network;measured_ms;network                                 | m.csv:1:21: 'network': this column is there twice
            network;measured_ms/resnet8                                 | m.csv:2:1: expected 2 fields as in the header, found 1
            network;measured_ms/resnet8;                                | m.csv:2:9: measured_ms: expected a number above zero
            network;measured_ms/resnet8;0                               | m.csv:2:9: '0': measured_ms: expected a number above zero, up to 1e9
            network;measured_ms/resnet8;-1                              | m.csv:2:9: '-1': measured_ms: expected a number above zero
            network;measured_ms/resnet8;1e3                             | m.csv:2:9: '1e3': measured_ms: expected a number above zero
            network;measured_ms/resnet8;NaN                             | m.csv:2:9: 'NaN': measured_ms: expected a number above zero
            network;measured_ms/resnet9;1                               | m.csv:2:1: 'resnet9': no built-in network
            network;measured_ms/resnet9;1                               | Did you mean 'resnet8'?
            network;measured_ms/none.csv;1                              | none.csv:1:1: the file does not exist
            network;measured_ms/resnet8;1/resnet8;2                     | m.csv:3:1: 'resnet8': this network is there twice
            network;measured_ms/resnet8;1/dscnn-kws;2                   | expected 3 measurements or more, found 2
            network;classes;measured_ms/resnet8;0;1                     | m.csv:2:9: '0': classes: expected a whole number from 1 to 999999
            network;clock_mhz;measured_ms/resnet8;fast;1                | m.csv:2:9: 'fast': clock_mhz: expected a number above zero
            network;measured_ms/..~none.csv;1                           | m.csv:2:1: '../none.csv': expected a file within the folder
            network;measured_ms/"resnet8;1                              | m.csv:2:1:
            """)
    void refuses(String text, String expected) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(text.replace(';', ',').replace('/', '\n').replace('~', '/')))
                .withMessageContaining(expected);
    }

    @Test
    void reportsAllThatIsWrong() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("network,measured_ms\nresnet9,1\nresnet8,x\n"))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }
}
