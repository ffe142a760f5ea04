package org.aidwire.query.status;

import jakarta.enterprise.context.ApplicationScoped;

/** How old what is served here may be. */
@ApplicationScoped
class Age {
    long seconds() {
        return 0;
    }
}
