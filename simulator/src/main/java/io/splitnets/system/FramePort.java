package io.splitnets.system;

/** The entrance of the next part: all that a part knows of what comes after it. */
interface FramePort {
    /**
     * Offers a frame.
     *
     * @return true if the frame was taken over (and perhaps lost by the buffer's policy); false if there is no room:
     *     {@code from} keeps it and is told once there is
     */
    boolean offer(Frame frame, Sender from);

    /** One who offers frames. */
    interface Sender {
        /** There is room for the frame that was refused; it must be offered again now. */
        void room();
    }
}
