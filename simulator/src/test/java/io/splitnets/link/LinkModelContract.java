package io.splitnets.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.PixelFormat;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every link must keep; a new one inherits these tests and adds a worked example of its standard. */
abstract class LinkModelContract {
    private static final Frequency FPS = Frequency.ofHertz(30);

    abstract LinkModel model();

    /** Payload bits per second with all lanes busy. */
    abstract Rational payloadRate();

    @ParameterizedTest
    @EnumSource
    void takesAtLeastAsLongAsThePayload(PixelFormat format) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            int width = format.pixelsPerGroup() * random.nextInt(1, 500);
            int height = random.nextInt(1, 300);
            long payload = (long) format.lineBytes(width) * height;
            assertThat(seconds(model().rawFrame(width, height, format)))
                    .isGreaterThanOrEqualTo(Rational.of(8 * payload).dividedBy(payloadRate()));
            assertThat(model().rawWireBytes(width, height, format)).isGreaterThanOrEqualTo(payload);
        }
    }

    @Test
    void moreTakesNoLess() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            int width = 4 * random.nextInt(1, 300);
            int height = random.nextInt(1, 300);
            SimTime time = model().rawFrame(width, height, PixelFormat.RAW10);
            assertThat(model().rawFrame(width + 4, height, PixelFormat.RAW10)).isGreaterThanOrEqualTo(time);
            assertThat(model().rawFrame(width, height + 1, PixelFormat.RAW10)).isGreaterThan(time);
            assertThat(model().rawFrame(width, height, PixelFormat.RAW12)).isGreaterThanOrEqualTo(time);
            long bytes = random.nextInt(1, 100_000);
            assertThat(model().tensors(bytes + 1)).isGreaterThanOrEqualTo(model().tensors(bytes));
        }
    }

    @Test
    void nothingToSendTakesNoTime() {
        assertThat(model().tensors(List.of())).isEqualTo(SimTime.ZERO);
        assertThat(model().tensors(0)).isEqualTo(SimTime.ZERO);
        assertThat(model().tensorWireBytes(List.of(0L))).isZero();
    }

    @Test
    void tensorsSentTogetherCostNoMoreThanOneByOne() {
        SimTime together = model().tensors(List.of(3_000L, 10_000L));
        assertThat(together).isLessThanOrEqualTo(model().tensors(3_000).plus(model().tensors(10_000)));
        assertThat(together).isGreaterThanOrEqualTo(model().tensors(13_000));
    }

    @Test
    void aFastSensorIsPacedByTheLinkAndASlowOneByItself() {
        LinkModel model = model();
        SimTime tail = model.lastRawLine(640, PixelFormat.RAW8);
        Rational slow = Rational.of(1_000_000_000L);
        assertThat(model.pacedRawFrame(640, 480, PixelFormat.RAW8, slow))
                .isEqualTo(new SimTime(479_000_000_000L).plus(tail));
        assertThat(model.pacedRawFrame(640, 480, PixelFormat.RAW8, Rational.ZERO))
                .isLessThanOrEqualTo(model.rawFrame(640, 480, PixelFormat.RAW8));
    }

    @Test
    void packetsOfTensorsThatComeSlowlySetThePace() {
        List<Long> bytes = List.of(10_000L);
        assertThat(model().pacedTensors(bytes, Rational.ZERO)).isLessThanOrEqualTo(model().tensors(bytes));
        long pitch = 1_000_000_000L;
        long packets = model().tensorTerms(bytes, FPS).lines();
        SimTime slow = model().pacedTensors(bytes, Rational.of(pitch));
        assertThat(slow.picoseconds()).isGreaterThan((packets - 1) * pitch);
        assertThat(slow.minus(new SimTime((packets - 1) * pitch))).isLessThanOrEqualTo(model().tensors(bytes));
        assertThat(model().pacedTensors(List.of(), Rational.of(pitch))).isEqualTo(SimTime.ZERO);
    }

    @Test
    void refusesWhatCannotBeSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model().rawFrame(642, 480, PixelFormat.RAW10))
                .withMessageContaining("multiple of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model().lastRawLine(641, PixelFormat.RAW12))
                .withMessageContaining("multiple of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> model().rawFrame(640, 0, PixelFormat.RAW8));
        assertThatIllegalArgumentException().isThrownBy(() -> model().rawFrame(0, 480, PixelFormat.RAW8));
        assertThatIllegalArgumentException().isThrownBy(() -> model().tensors(-1));
    }

    @Test
    void termsAgreeWithTimesAndBytes() {
        LinkTerms raw = model().rawTerms(640, 480, PixelFormat.RAW10, FPS);
        SimTime frame = model().rawFrame(640, 480, PixelFormat.RAW10);
        assertThat(raw.frameUs()).isCloseTo(frame.picoseconds() / 1e6, within(2e-6));
        assertThat(raw.wireBytes()).isEqualTo(model().rawWireBytes(640, 480, PixelFormat.RAW10));
        assertThat(raw.payloadOnlyUs() * (1 + raw.overheadPercent() / 100)).isCloseTo(raw.frameUs(), within(1e-6));
        LinkTerms tensors = model().tensorTerms(List.of(10_000L), FPS);
        assertThat(tensors.frameUs()).isCloseTo(model().tensors(10_000).picoseconds() / 1e6, within(2e-6));
        assertThat(tensors.wireBytes()).isEqualTo(model().tensorWireBytes(List.of(10_000L)));
        assertThat(tensors.busyFraction()).isCloseTo(30 / tensors.maxFps(), within(1e-12));
    }

    private static Rational seconds(SimTime time) {
        return Rational.of(time.picoseconds(), SimTime.PER_SECOND);
    }
}
