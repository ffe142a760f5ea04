package org.aidwire.query.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aidwire.access.Access;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;

/** A reader that knows nobody is a mistake in production, to be seen at its start. */
@ApplicationScoped
class AccessCheck {

    private final Access access;
    private final RoleSettings roles;

    AccessCheck(Access access, RoleSettings roles) {
        this.access = access;
        this.roles = roles;
    }

    void onStart(@Observes StartupEvent started) {
        if (roles.all().contains(Role.READER)) {
            access.mustBeConfigured();
        }
    }
}
