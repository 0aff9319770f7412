package io.unisession.testkit;

/** Ends the handling of a request with an error answer, from wherever the reason was found. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FakeAnswer answer;

    Refusal(FakeAnswer answer) {
        super(answer.toString(), null, false, false);
        this.answer = answer;
    }

    FakeAnswer answer() {
        return answer;
    }
}
