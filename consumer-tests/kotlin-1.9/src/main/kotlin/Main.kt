package com.example

import com.sun.net.httpserver.HttpServer
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.runBlocking
import okhttp3.OkHttp

private const val SESSION = """{"id":"s-1","roomId":"room-1","status":"ongoing","participants":[]}"""
private const val SESSIONS = """{"pageInfo":{"currentPage":1,"perPage":20,"lastPage":1,"total":0},"data":[]}"""

/** Runs the code of docs/kotlin.md against a server on this machine, and fails if a request is missing. */
fun main() {
    check(KotlinVersion.CURRENT.toString().startsWith("1.9.")) { KotlinVersion.CURRENT }
    check(OkHttp.VERSION.startsWith("4.12.")) { OkHttp.VERSION }
    val requests = CopyOnWriteArrayList<String>()
    val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
    server.createContext("/") { exchange ->
        val path = exchange.requestURI.path
        requests += exchange.requestMethod + " " + path
        val body = (if (path == "/v2/sessions" || path == "/v2/sessions/") SESSIONS else SESSION).toByteArray()
        exchange.responseHeaders.add("Content-Type", "application/json")
        exchange.sendResponseHeaders(200, body.size.toLong())
        exchange.responseBody.write(body)
        exchange.close()
    }
    server.start()
    try {
        System.setProperty("VIDEOSDK_BASE_URL", "http://127.0.0.1:" + server.address.port)
        System.setProperty("VIDEOSDK_TOKEN", "made-up-token")
        runBlocking { endAndListEnded("s-1") }
        endIfActive("s-1")
    } finally {
        server.stop(0)
    }
    println(requests)
    check(requests.count { it == "GET /v2/sessions/s-1" } >= 2) { requests }
    check(requests.count { it.startsWith("POST ") } == 2) { requests }
    check(requests.count { it == "GET /v2/sessions" || it == "GET /v2/sessions/" } == 1) { requests }
}
