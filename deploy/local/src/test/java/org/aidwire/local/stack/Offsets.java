package org.aidwire.local.stack;

import java.util.random.RandomGenerator;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Ports;

/** Room for a stack of a test beside whatever runs on this machine. */
final class Offsets {
    private Offsets() {}

    static int free() {
        RandomGenerator dice = RandomGenerator.getDefault();
        for (int tries = 0; tries < 100; tries++) {
            int offset = dice.nextInt(1000, 10000);
            try {
                Ports.refuseIfTaken(offset);
                return offset;
            } catch (InTheWay taken) {
                continue;
            }
        }
        throw new IllegalStateException("no room for four ports in 100 tries");
    }
}
