package io.unisession.examples;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the prose in the string literals of Java sources: those with at least two words. */
final class SourceTexts {
    private static final Pattern TWO_WORDS = Pattern.compile("\\w\\W* \\W*\\w");
    /** Where a literal has a value put into it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\}|%[a-z]|\\n");

    private SourceTexts() {}

    /** A literal, without the placeholders that stand in it. */
    record Text(String file, List<String> parts) {
        boolean isIn(String messages) {
            return parts.stream().allMatch(messages::contains);
        }
    }

    static List<Text> in(Stream<Path> folders) throws IOException {
        return in(folders, false);
    }

    /** Only those that are part of a new exception or error, except responses of fakes. */
    static List<Text> inExceptions(Stream<Path> folders) throws IOException {
        return in(folders, true);
    }

    private static List<Text> in(Stream<Path> folders, boolean exceptionsOnly) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders.toList()) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Text> texts = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(
                                Path.of(unit.getSourceFile().getName())
                                        .getFileName()
                                        .toString(),
                                texts,
                                exceptionsOnly)
                        .scan(unit, null);
            }
        }
        return texts;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        private final String file;
        private final List<Text> texts;

        private final boolean exceptionsOnly;
        private boolean inException;

        Scanner(String file, List<Text> texts, boolean exceptionsOnly) {
            this.file = file;
            this.texts = texts;
            this.exceptionsOnly = exceptionsOnly;
        }

        @Override
        public Void visitNewClass(NewClassTree created, Void nothing) {
            boolean outside = inException;
            String type = created.getIdentifier().toString();
            inException = type.matches(".*(Exception|Error)") && !type.equals("ErrorResponseException");
            super.visitNewClass(created, nothing);
            inException = outside;
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if ((inException || !exceptionsOnly)
                    && literal.getValue() instanceof String text
                    && TWO_WORDS.matcher(text).find()) {
                texts.add(new Text(
                        file,
                        PLACEHOLDER
                                .splitAsStream(text)
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .toList()));
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            return method.getName().contentEquals("toString") ? null : super.visitMethod(method, nothing);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            return null;
        }
    }
}
