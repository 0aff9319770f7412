package io.unisession.generic.internal.perform;

import io.unisession.ArtifactFile;
import io.unisession.Secret;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a new address of a file. */
final class LinkMapper {
    private final PointerTree tree;
    private final Field<String> address;
    private final Field<Instant> expiresAt;

    LinkMapper(ArtifactModel.Link fields, List<Pointer> results) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.address = builder.text("address", Pointer.ToText.within(results, fields.address()));
        this.expiresAt = builder.time("addressExpiresAt", Pointer.ToTime.within(results, fields.addressExpiresAt()));
        this.tree = builder.build();
    }

    /** The file with the address in a response. */
    ResponseMapper<ArtifactFile> of(ArtifactFile file) {
        return response -> {
            @Nullable Object[] values = read(MappingContext.of(response));
            return file.toBuilder()
                    .address(Secret.of(String.valueOf(address.of(values))))
                    .addressExpiresAt(expiresAt.of(values))
                    .build();
        };
    }

    /** Reads the fields, of which the address must be there. */
    @Nullable
    Object[] read(MappingContext context) throws IOException {
        @Nullable Object[] values = tree.read(context.response().json(), context);
        if (address.of(values) == null) {
            throw new UnusableResponseException("it has no address of the file");
        }
        return values;
    }
}
