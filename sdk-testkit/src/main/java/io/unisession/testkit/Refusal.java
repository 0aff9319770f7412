package io.unisession.testkit;

/** Ends the handling of a request with an error answer, from wherever in a fake the reason was found. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the service answers. */
    private final transient FakeAnswer answer;

    /**
     * Makes the refusal, to be thrown.
     *
     * @param answer what the service answers
     */
    public Refusal(FakeAnswer answer) {
        super(answer.toString(), null, false, false);
        this.answer = answer;
    }

    /**
     * Returns what the service answers.
     *
     * @return the answer
     */
    public FakeAnswer answer() {
        return answer;
    }
}
