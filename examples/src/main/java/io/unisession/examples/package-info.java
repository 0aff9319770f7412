/**
 * Small programs to read and run. None needs an account, credentials or the internet: the providers are fakes inside
 * the programs.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.HandleErrors
 * }</pre>
 *
 * <ul>
 *   <li>{@link io.unisession.examples.SessionExample}: one method gets a session from each of several services
 *   <li>{@link io.unisession.examples.CheckDescriptor}: what a descriptor reads from a response, field by field
 *   <li>{@link io.unisession.examples.SwitchProviderByConfiguration}: choosing the provider in configuration
 *   <li>{@link io.unisession.examples.HandleErrors}: what to catch and what to do
 *   <li>{@link io.unisession.examples.EndSessionIfSupported}: using a capability that not every provider has
 *   <li>{@link io.unisession.examples.RunBandwidthSession}: everything Bandwidth can do, from start to end
 *   <li>{@link io.unisession.examples.RunVideoSdkMeeting}, {@link io.unisession.examples.RunVideoSdkMeetingV1}:
 *       everything VideoSDK can do in a session, in each version of its API
 *   <li>{@link io.unisession.examples.RunVideoSdkRecordings}: recordings, transcripts and streams of VideoSDK
 *   <li>{@link io.unisession.examples.RunAnySession}: running a session through capabilities alone
 *   <li>{@link io.unisession.examples.FollowStoredReferences}: getting sessions by stored references
 *   <li>{@link io.unisession.examples.GetManySessionsAsync}: many calls at once, and one that is cancelled
 *   <li>{@link io.unisession.examples.WatchCalls}: metrics from a listener
 *   <li>{@link io.unisession.examples.WatchEvents}: receiving a provider's events with a webhook
 *   <li>{@link io.unisession.examples.RememberSessions}: a journal of events that survives a crash
 *   <li>{@link io.unisession.examples.CopySessions}: copying all sessions of two accounts, and continuing after a kill
 *   <li>{@link io.unisession.examples.ReportAttendance}: who attended a meeting, who reconnected and who never came
 *   <li>{@link io.unisession.examples.BringYourOwnOkHttpClient}: the application's own interceptors and connection pool
 * </ul>
 *
 * <p>{@code TestYourApplication}, one of the tests, shows how to test an application.
 */
@NullMarked
package io.unisession.examples;

import org.jspecify.annotations.NullMarked;
