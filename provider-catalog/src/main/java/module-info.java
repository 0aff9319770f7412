/**
 * Descriptors of services. The module has no code: with it on the class path or module path, {@link
 * io.unisession.Sessions#open} finds each service by its id.
 */
module io.unisession.catalog {
    requires transitive io.unisession.generic;
}
