package io.splitnets.system;

/** A part with servers, whose busy share is a utilisation. */
interface ServingPart extends Part {}
