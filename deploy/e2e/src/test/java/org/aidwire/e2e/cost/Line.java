package org.aidwire.e2e.cost;

/**
 * One of the lines of a size.
 *
 * @param number tells it from other lines of its course
 */
record Line(String donor, String recipient, int size, int number) {

    /** A name within this line. */
    String name(String what) {
        return donor + ">" + recipient + "/" + what;
    }
}
