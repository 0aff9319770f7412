package io.unisession.examples;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Shows how configuration chooses the provider: the same method runs with two configurations and gets its session from
 * two providers. Its code names neither: it imports only {@code io.unisession}, and the providers are dependencies of
 * the build.
 *
 * <p>In production, keep the credentials in the environment rather than in a file; then {@code Sessions.open(provider)}
 * is enough.
 */
public final class SwitchProviderByConfiguration {
    private static final String SETTING = "setting.";

    private SwitchProviderByConfiguration() {}

    /** The application's code, which is the same for every provider. */
    static Session session(Properties configuration) {
        try (SessionClient client = open(configuration)) {
            return client.getSession(required(configuration, "session"));
        }
    }

    private static SessionClient open(Properties configuration) {
        Sessions.Builder builder = Sessions.builder(required(configuration, "provider"));
        builder.baseUrl(required(configuration, "base-url"));
        configuration.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SETTING))
                .forEach(name -> builder.setting(name.substring(SETTING.length()), required(configuration, name)));
        return builder.build();
    }

    private static String required(Properties configuration, String name) {
        return Optional.ofNullable(configuration.getProperty(name))
                .orElseThrow(() -> new IllegalArgumentException("the configuration has no " + name));
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, SwitchProviderByConfiguration::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk videoSdk = FakeVideoSdk.start();
                FakeBandwidth bandwidth = FakeBandwidth.start()) {
            String room = videoSdk.createRoom("weekly-planning");
            String meeting = videoSdk.joinParticipant(room, "hasm43", "Priya Raman");
            videoSdk.joinParticipant(room, "x7k2pd", "Jonas Weber");
            String call = bandwidth.createSession("support-call-4711");
            bandwidth.joinParticipant(call);
            bandwidth.joinParticipant(call);
            bandwidth.joinParticipant(call);

            print(out, """
                    provider = videosdk
                    base-url = %s
                    session  = %s
                    setting.VIDEOSDK_API_KEY    = %s
                    setting.VIDEOSDK_SECRET_KEY = %s
                    """.formatted(videoSdk.baseUrl(), meeting, videoSdk.apiKey(), videoSdk.secretKey()));
            print(out, """
                    provider = bandwidth
                    base-url = %s
                    session  = %s
                    setting.BW_ACCOUNT_ID = %s
                    setting.BW_USERNAME   = %s
                    setting.BW_PASSWORD   = %s
                    """.formatted(
                    bandwidth.baseUrl(), call, bandwidth.accountId(), bandwidth.username(), bandwidth.password()));
        }
    }

    private static void print(PrintStream out, String file) {
        Session session = session(read(file));
        out.println("provider = " + session.provider());
        out.println("  session " + session.id() + " is " + session.status() + ", \""
                + session.label().orElse("") + "\", participants: "
                + session.participants().size());
    }

    private static Properties read(String file) {
        Properties configuration = new Properties();
        try {
            configuration.load(new StringReader(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return configuration;
    }
}
