package io.splitnets.hardware;

/** What a sensor makes of the image before it sends it. */
public enum OutputScale {
    /** It sends the pixels that it reads, packed. */
    NONE,
    /** It scales the image to the network's input while it reads, and sends that as a tensor. */
    NETWORK
}
