package io.unisession.kotlin

import com.example.endAndListEnded
import com.example.endIfActive
import io.unisession.testkit.videosdk.FakeVideoSdk
import java.nio.file.Path
import kotlin.io.path.readText
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The Kotlin of docs/kotlin.md compiles and runs. */
class KotlinPageTest {
    @Test
    fun everySnippet_isCodeThatIsCompiled() {
        val code = Path.of("src/test/kotlin/io/unisession/kotlin/page/Page.kt").readText().withoutSpace()
        val snippets =
            Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
                .findAll(Path.of("../../docs/kotlin.md").readText())
                .map { it.groupValues[1] }
                .toList()

        assertThat(snippets).hasSize(2)
        assertThat(snippets.flatMap { it.split(Regex("\n\n|\n(?=import)")) })
            .allSatisfy { paragraph -> assertThat(code).contains(paragraph.withoutSpace()) }
    }

    private fun String.withoutSpace() = replace(Regex("\\s"), "")

    @Test
    fun snippets_run() {
        FakeVideoSdk.start().use { fake ->
            val settings =
                mapOf(
                    "VIDEOSDK_BASE_URL" to fake.baseUrl().toString(),
                    "VIDEOSDK_API_KEY" to fake.apiKey(),
                    "VIDEOSDK_SECRET_KEY" to fake.secretKey(),
                )
            settings.forEach { (name, value) -> System.setProperty(name, value) }
            try {
                val first = fake.joinParticipant(fake.createRoom("first"), "p-1", "Ada")
                val second = fake.joinParticipant(fake.createRoom("second"), "p-1", "Ada")

                runBlocking { endAndListEnded(first) }
                endIfActive(second)

                assertThat(fake.requests().map { it.path() }.filter { it.endsWith("/end") }).hasSize(2)
            } finally {
                settings.keys.forEach(System::clearProperty)
            }
        }
    }
}
