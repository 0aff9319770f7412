package io.unisession.testkit;

class PlaceholderTest extends Placeholder {}
