package io.splitnets.nas.supernet;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Checks that the ND4J native library on the class path was built with oneDNN. Without it depthwise convolutions give
 * the same numbers 50 to 300 times slower, which nobody would notice before waiting for hours.
 */
public final class NativeSelfTest {
    private static final String FLAG = "HAVE_ONEDNN";

    private NativeSelfTest() {}

    /**
     * Loads the native library and sets BLAS to one thread: parallel work is divided in Java, so that results do not
     * depend on a thread count.
     *
     * @throws IllegalStateException if the library lacks oneDNN; the message says what to change
     */
    public static void require() {
        // ND4J finds its backend on the first array; the holder of the native operations fails before that.
        Nd4j.zeros(1);
        check(NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo(), System.getProperty("os.arch", ""));
        openblas_nolapack.blas_set_num_threads(1);
        singleThreaded();
    }

    /** Lets native operations called from the current thread use this thread alone. */
    static void singleThreaded() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    static void check(String buildInfo, String architecture) {
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (intel && Arrays.stream(buildInfo.split("\\s+")).noneMatch(FLAG::equals)) {
            throw new IllegalStateException("the ND4J native library has no oneDNN, so depthwise convolutions would be"
                    + " 50 times slower; put org.nd4j:nd4j-native with the classifier linux-x86_64-onednn (or"
                    + " windows-x86_64-onednn, macosx-x86_64-onednn) on the class path instead of the plain one. The"
                    + " loaded library says: " + String.join(" ", buildInfo.split("\\s+")));
        }
    }
}
