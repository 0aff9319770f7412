package com.example;

import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.error.ConfigurationException;
import io.unisession.videosdk.VideoSdk;

/** Gets a session by a provider that the code names, and looks for the providers that it does not name. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try (SessionClient client = VideoSdk.builder()
                .baseUrl(arguments[0])
                .credentials(arguments[1], arguments[2])
                .build()) {
            System.out.println("session " + client.getSession(arguments[3]).id());
        }
        for (String provider : new String[] {"bandwidth", "videosdk"}) {
            try (SessionClient client = Sessions.builder(provider)
                    .setting("BW_ACCOUNT_ID", "made-up")
                    .build()) {
                System.out.println("found " + client.provider());
            } catch (ConfigurationException missing) {
                System.out.println(missing.getMessage());
            }
        }
    }
}
