package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.generic.internal.template.RequestTemplate;

/** A request that lists sessions, with the filters that it honours and what its responses become. */
record SessionQueryRequest(SessionFilters filters, RequestTemplate request, PageMapper<Session> mapper) {}
