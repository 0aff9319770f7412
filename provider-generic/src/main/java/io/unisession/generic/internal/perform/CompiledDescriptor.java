package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.http.ErrorFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A descriptor ready to be called by any number of clients: all that does not depend on their settings is done. */
public final class CompiledDescriptor {
    private final String id;
    private final String baseUrl;
    private final OperationModel getSession;
    private final @Nullable OperationModel endSession;
    private final ErrorFormat errors;
    private final SessionMapping sessionMapping;

    private CompiledDescriptor(DescriptorModel model) {
        this.id = model.id();
        this.baseUrl = model.baseUrl();
        this.getSession = model.getSession();
        this.endSession = model.endSession().orElse(null);
        this.errors = model.errors();
        this.sessionMapping = new SessionMapping(model);
    }

    public static CompiledDescriptor of(DescriptorModel model) {
        return new CompiledDescriptor(model);
    }

    public String id() {
        return id;
    }

    String baseUrl() {
        return baseUrl;
    }

    OperationModel getSession() {
        return getSession;
    }

    Optional<OperationModel> endSession() {
        return Optional.ofNullable(endSession);
    }

    ErrorFormat errors() {
        return errors;
    }

    SessionMapping sessionMapping() {
        return sessionMapping;
    }
}
